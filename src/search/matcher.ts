import { exactText, type Pattern, type Wildcard } from './query.ts'

export type TextTest = (text: string) => boolean

const isStar = (part: string | Wildcard | undefined): part is Wildcard =>
  typeof part === 'object' && part.wildcard === '*'

/** Whether the whole text has the pattern's form. Linear in the text: no pattern can stall a server. */
export function wholeMatcher(pattern: Pattern): TextTest {
  const exact = exactText(pattern)
  if (exact !== null) return (text) => text === exact
  if (pattern.some((part) => typeof part === 'object' && part.wildcard === '?')) return automaton(pattern, 'WHOLE')
  const [first, last] = [pattern[0], pattern.at(-1)]
  const start = typeof first === 'string' ? first : ''
  const end = typeof last === 'string' ? last : ''
  const inner = pattern.slice(1, -1).filter((part): part is string => typeof part === 'string')
  if (!isStar(first)) if (pattern.length === 2) return (text) => text.startsWith(start)
  if (!isStar(last)) if (pattern.length === 2) return (text) => text.endsWith(end)
  return (text) => {
    if (!text.startsWith(start) || !text.endsWith(end)) return false
    let position = start.length
    for (const part of inner) {
      const found = text.indexOf(part, position)
      if (found === -1) return false
      position = found + part.length
    }
    return position <= text.length - end.length
  }
}

/** Whether the pattern occurs in the words of a text; `*` does not cross a blank. */
export function wordsMatcher(pattern: Pattern): TextTest {
  const exact = exactText(pattern)
  if (exact !== null) return (words) => words.includes(exact)
  return automaton(pattern, 'INSIDE_WORDS')
}

const STAR = -1
const ONE = -2
const BLANK = 32

/** Follows all ways through the pattern at once, so that its time is bounded by text times pattern. */
function automaton(pattern: Pattern, mode: 'WHOLE' | 'INSIDE_WORDS'): TextTest {
  const steps = pattern.flatMap((part) =>
    typeof part === 'string'
      ? Array.from(part, (character) => character.codePointAt(0) as number)
      : [isStar(part) ? STAR : ONE],
  )
  const end = steps.length
  const anywhere = mode === 'INSIDE_WORDS'
  return (text) => {
    let active = new Set<number>()
    const enter = (state: number, states: Set<number>) => {
      states.add(state)
      while (steps[state] === STAR) {
        state += 1
        states.add(state)
      }
    }
    enter(0, active)
    for (let index = 0; index < text.length; index += 1) {
      const character = text.codePointAt(index) as number
      if (character > 0xffff) index += 1
      const next = new Set<number>()
      if (anywhere) enter(0, next)
      for (const state of active) {
        const step = steps[state]
        if (step === STAR) {
          if (!(anywhere && character === BLANK)) enter(state, next)
        } else if (step === ONE || step === character) enter(state + 1, next)
      }
      if (anywhere && next.has(end)) return true
      if (next.size === 0) return false
      active = next
    }
    return active.has(end)
  }
}
