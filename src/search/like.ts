import { type TextTest, wholeMatcher } from './matcher.ts'
import { exactText, type Pattern } from './query.ts'
import { fold } from './words.ts'

/** Patterns without wildcards as the texts they are, and the others. */
export function dividePatterns(patterns: readonly Pattern[]): { texts: string[]; forms: Pattern[] } {
  const texts: string[] = []
  const forms: Pattern[] = []
  for (const pattern of patterns) {
    const exact = exactText(pattern)
    if (exact === null) forms.push(pattern)
    else texts.push(exact)
  }
  return { texts, forms }
}

export function likeTest({ patterns, folds }: { patterns: readonly Pattern[]; folds: boolean }): TextTest {
  const passes = anyForm(patterns)
  return folds ? (text) => passes(foldedOnce(text)) : passes
}

function anyForm(patterns: readonly Pattern[]): TextTest {
  const { texts, forms } = dividePatterns(patterns)
  const tests = forms.map(wholeMatcher)
  if (texts.length > 0) {
    const known = new Set(texts)
    tests.unshift((text) => known.has(text))
  }
  const [only] = tests
  if (only && tests.length === 1) return only
  return (text) => {
    for (const passes of tests) if (passes(text)) return true
    return false
  }
}

let lastText = ''
let lastFolded = ''

/** The clauses of a rule ask about the same text one after the other. */
function foldedOnce(text: string): string {
  if (text !== lastText) {
    lastText = text
    lastFolded = fold(text)
  }
  return lastFolded
}
