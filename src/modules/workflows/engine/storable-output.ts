import { ActionFault, type ActionOutputs } from '../../actions/index.ts'

const MAX_OUTPUT = 1_000_000
const MAX_ERROR = 4_000
const HIDDEN = '•••'

/** Takes secrets out of texts, in the forms in which servers repeat them. */
export class Mask {
  readonly #secrets: readonly string[]

  constructor(secrets: Iterable<string>) {
    const forms = [...secrets].flatMap((secret) => {
      const encoded = Buffer.from(secret)
      const inJson = JSON.stringify(secret).slice(1, -1)
      const onOneLine = secret.replace(/\s+/g, ' ').trim()
      const written = [encodeURIComponent(secret), encoded.toString('base64'), encoded.toString('base64url')]
      return [secret, inJson, onOneLine, ...written]
    })
    // The longest first: one may be part of another.
    this.#secrets = [...new Set(forms.filter(Boolean))].sort((left, right) => right.length - left.length)
  }

  text(text: string): string {
    return this.#secrets.reduce((masked, secret) => masked.replaceAll(secret, HIDDEN), text)
  }
}

const NO_CHARACTER = /\0|\p{Surrogate}/gu

/** Postgres holds no NUL and no half of a character. */
const wellFormed = (text: string): string => text.replace(NO_CHARACTER, '\ufffd')

/** What is kept of an output. */
export function storableOutput(output: ActionOutputs, mask: Mask): ActionOutputs {
  const cleaned = JSON.parse(JSON.stringify(output ?? {}), (_, value: unknown) => clean(value, mask)) as ActionOutputs
  const size = Buffer.byteLength(JSON.stringify(cleaned))
  if (size > MAX_OUTPUT) throw new ActionFault(`The output has ${size} bytes; at most ${MAX_OUTPUT} are kept.`)
  return cleaned
}

function clean(value: unknown, mask: Mask): unknown {
  if (typeof value === 'string') return wellFormed(mask.text(value))
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [wellFormed(mask.text(key)), item]))
}

export const storableError = (message: string, mask: Mask): string => wellFormed(mask.text(message)).slice(0, MAX_ERROR)
