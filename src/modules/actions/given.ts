import { ActionFault } from './action.ts'

/** Reads what a step gives to an action. A template may have filled a number or a yes in as a text; what is empty is not given. */
export class Given {
  constructor(private readonly values: Readonly<Record<string, unknown>>) {}

  text(name: string): string {
    const text = this.textOrNull(name)
    if (text === null) throw new ActionFault(`${name}: expected a text, got none.`)
    return text
  }

  textOrNull(name: string): string | null {
    const value = this.values[name]
    if (value === undefined || value === null) return null
    if (typeof value === 'string') return value.trim() === '' ? null : value
    if (typeof value === 'number' || typeof value === 'boolean') return String(value)
    throw unfit(name, 'a text', value)
  }

  /** `fallback` where it is not given. */
  number(name: string, { least, most, fallback }: { least: number; most: number; fallback: number }): number {
    const text = this.textOrNull(name)
    if (text === null) return fallback
    const number = Number(text)
    if (number >= least && number <= most) return number
    throw unfit(name, `a number from ${least} to ${most}`, text)
  }

  flag(name: string, fallback: boolean): boolean {
    const text = this.textOrNull(name)
    if (text === null) return fallback
    if (text === 'true' || text === 'false') return text === 'true'
    throw unfit(name, 'true or false', text)
  }

  oneOf<Word extends string>(name: string, words: readonly Word[]): Word | null {
    const text = this.textOrNull(name)
    if (text === null) return null
    const word = words.find((one) => one === text)
    if (word === undefined) throw unfit(name, `one of ${words.join(', ')}`, text)
    return word
  }

  object(name: string): Readonly<Record<string, unknown>> | null {
    const value = this.values[name]
    if (value === undefined || value === null || value === '') return null
    if (typeof value === 'object' && !Array.isArray(value)) return value as Readonly<Record<string, unknown>>
    throw unfit(name, 'an object', value)
  }

  /** The entries of an object, as texts: of a list its values, separated by commas; null is left out. */
  texts(name: string): Readonly<Record<string, string>> {
    const entries = Object.entries(this.object(name) ?? {}).filter(([, value]) => value !== undefined && value !== null)
    return Object.fromEntries(
      entries.map(([key, value]) => [key, Array.isArray(value) ? value.map(toText).join(', ') : toText(value)]),
    )
  }

  list(name: string): readonly unknown[] | null {
    const value = this.values[name]
    if (value === undefined || value === null || value === '') return null
    if (Array.isArray(value)) return value
    throw unfit(name, 'a list', value)
  }
}

const toText = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value))

/** What came is told by its kind alone: it may have been filled in from a secret. */
const unfit = (name: string, expected: string, value: unknown): ActionFault =>
  new ActionFault(`${name}: expected ${expected}, got ${kindOf(value)}.`)

const kindOf = (value: unknown): string =>
  Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'an object' : `another ${typeof value}`
