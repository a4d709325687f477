import { exactText, isStar, type Pattern } from './query.ts'

export type TextTest = (text: string) => boolean

/** Whether the whole text has the pattern's form. Linear in the text: no pattern can stall a server. */
export function wholeMatcher(pattern: Pattern): TextTest {
  const exact = exactText(pattern)
  if (exact !== null) return (text) => text === exact
  if (pattern.some((part) => typeof part === 'object' && part.wildcard === '?')) return automaton(pattern, 'WHOLE')
  const [first, last] = [pattern[0], pattern.at(-1)]
  const start = typeof first === 'string' ? first : ''
  const end = typeof last === 'string' ? last : ''
  const inner = pattern.slice(1, -1).filter((part): part is string => typeof part === 'string')
  if (pattern.length === 2) return isStar(last) ? (text) => text.startsWith(start) : (text) => text.endsWith(end)
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
  return exact === null ? automaton(pattern, 'INSIDE_WORDS') : finder(exact)
}

/** From here on V8's search, which compares text times part at worst, could take seconds. */
const LONG_PART = 256

/** Whether a text contains the part. */
export function finder(part: string): TextTest {
  if (part.length < LONG_PART) return (text) => text.includes(part)
  const borders = bordersOf(part)
  return (text) => {
    let matched = 0
    for (let index = 0; index < text.length; index += 1) {
      const unit = text.charCodeAt(index)
      while (matched > 0 && part.charCodeAt(matched) !== unit) matched = borders[matched - 1] as number
      if (part.charCodeAt(matched) === unit) matched += 1
      if (matched === part.length) return true
    }
    return false
  }
}

/** For each prefix the length of its longest proper prefix that is its suffix as well (Knuth, Morris and Pratt). */
function bordersOf(part: string): Uint32Array {
  const borders = new Uint32Array(part.length)
  let border = 0
  for (let index = 1; index < part.length; index += 1) {
    const unit = part.charCodeAt(index)
    while (border > 0 && part.charCodeAt(border) !== unit) border = borders[border - 1] as number
    if (part.charCodeAt(border) === unit) border += 1
    borders[index] = border
  }
  return borders
}

const BLANK = 32
const ONE = -1

/**
 * Follows all ways through the pattern at once, one bit for each: state i is "the first i characters of the pattern are matched", and a star
 * lets a state stay. Time is text times pattern / 32 whatever the two look like.
 */
function automaton(pattern: Pattern, mode: 'WHOLE' | 'INSIDE_WORDS'): TextTest {
  const { characters, stays } = statesOf(pattern)
  const end = characters.length
  const size = (end >> 5) + 1
  const steps = stepMasks(characters, size)
  const anywhere = mode === 'INSIDE_WORDS'
  return (text) => {
    const states = new Int32Array(size)
    states[0] = 1
    for (let index = 0; index < text.length; index += 1) {
      const character = text.codePointAt(index) as number
      if (character > 0xffff) index += 1
      const step = steps.get(character) ?? (steps.get(ONE) as Int32Array)
      const staying = !(anywhere && character === BLANK)
      let carry = 0
      let alive = 0
      for (let word = 0; word < size; word += 1) {
        const before = states[word] as number
        const moved = before & (step[word] as number)
        const kept = staying ? before & (stays[word] as number) : 0
        const after = (moved << 1) | carry | kept
        carry = moved >>> 31
        alive |= after
        states[word] = after
      }
      if (anywhere) {
        if (hasState(states, end)) return true
        states[0] = (states[0] as number) | 1
      } else if (alive === 0) return false
    }
    return hasState(states, end)
  }
}

const hasState = (states: Int32Array, state: number): boolean =>
  ((states[state >> 5] as number) & (1 << (state & 31))) !== 0

/** Where the pattern's characters are, and after how many of them a star stands. */
function statesOf(pattern: Pattern): { characters: number[]; stays: Int32Array } {
  const characters: number[] = []
  const starred: number[] = []
  for (const part of pattern) {
    if (typeof part === 'string') for (const character of part) characters.push(character.codePointAt(0) as number)
    else if (isStar(part)) starred.push(characters.length)
    else characters.push(ONE)
  }
  const stays = new Int32Array((characters.length >> 5) + 1)
  for (const state of starred) setState(stays, state)
  return { characters, stays }
}

/** For each character of the pattern the states that it moves on; under ONE those that any other character does. */
function stepMasks(characters: readonly number[], size: number): Map<number, Int32Array> {
  const masks = new Map<number, Int32Array>()
  for (const character of new Set([ONE, ...characters])) {
    const mask = new Int32Array(size)
    characters.forEach((expected, state) => {
      if (expected === ONE || expected === character) setState(mask, state)
    })
    masks.set(character, mask)
  }
  return masks
}

function setState(states: Int32Array, state: number): void {
  states[state >> 5] = (states[state >> 5] as number) | (1 << (state & 31))
}
