import { type Document, isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml'
import { SigmaError, shown } from '../sigma-error.ts'

/** Maps are Maps, so that no key is more than a key; numbers are bigint where they are whole, whatever their size. */
export type Yaml = null | boolean | number | bigint | string | readonly Yaml[] | YamlMap
export type YamlMap = ReadonlyMap<string, Yaml>

export const MAX_YAML_LENGTH = 20_000_000
const MAX_DOCUMENTS = 20_000
const MAX_DOCUMENT_LENGTH = 500_000
/** Real rules stay below ten; the reader recurses. */
const MAX_DEPTH = 40
/** Counted where aliases lead as well: nine lines of them can stand for a billion values. */
const MAX_NODES = 50_000

/** The texts of the documents of one text. Each is read by itself, so that one that is broken spoils no other. */
export function splitDocuments(text: string): string[] {
  if (text.length > MAX_YAML_LENGTH) {
    throw new SigmaError(`Expected at most ${MAX_YAML_LENGTH} characters of YAML, got ${text.length}.`)
  }
  const documents = text.split(/^(?:---|\.\.\.)(?=\s|$)[^\S\n]*/m).filter(saysSomething)
  if (documents.length > MAX_DOCUMENTS) {
    throw new SigmaError(`Expected at most ${MAX_DOCUMENTS} documents, got ${documents.length}.`)
  }
  return documents
}

const saysSomething = (text: string): boolean => /^\s*[^\s#]/m.test(text)

export function readYaml(text: string): Yaml {
  if (text.length > MAX_DOCUMENT_LENGTH) {
    throw new SigmaError(`Expected a document of at most ${MAX_DOCUMENT_LENGTH} characters, got ${text.length}.`)
  }
  checkNesting(text)
  const document = parseDocument(text, { intAsBigInt: true, prettyErrors: false, logLevel: 'silent' })
  const [problem] = document.errors
  if (problem) throw new SigmaError(`Expected YAML: ${problem.message} (character ${problem.pos[0]})`)
  return new Reader(document).read(document.contents, 0)
}

/** The parser recurses into brackets as deep as they go, and does not get fast by it. Brackets inside of texts count as well, but seldom so many. */
function checkNesting(text: string): void {
  if (/(?:- ){41}|(?:\? ){41}/.test(text)) throw tooDeep()
  let open = 0
  for (const bracket of text.match(/[[\]{}]/g) ?? []) {
    open = Math.max(0, open + (bracket === '[' || bracket === '{' ? 1 : -1))
    if (open > MAX_BRACKETS) throw tooDeep()
  }
}

const MAX_BRACKETS = 300

const tooDeep = () => new SigmaError(`Expected at most ${MAX_DEPTH} levels of YAML within each other, got more.`)

class Reader {
  #nodes = 0

  constructor(private readonly document: Document.Parsed) {}

  read(node: unknown, depth: number): Yaml {
    this.#nodes += 1
    if (this.#nodes > MAX_NODES) throw new SigmaError(`Expected at most ${MAX_NODES} values in a document, got more.`)
    if (depth > MAX_DEPTH) throw tooDeep()
    if (node === null || node === undefined) return null
    if (isAlias(node)) return this.read(node.resolve(this.document), depth + 1)
    if (isSeq(node)) return node.items.map((item) => this.read(item, depth + 1))
    if (isMap(node)) {
      return new Map(
        node.items.map(({ key, value }) => [this.#key(this.read(key, depth + 1)), this.read(value, depth + 1)]),
      )
    }
    return isScalar(node) ? scalar(node.value) : null
  }

  #key(key: Yaml): string {
    if (key !== null && typeof key === 'object') throw new SigmaError(`Expected a text as a key, got ${shown(key)}.`)
    return String(key)
  }
}

function scalar(value: unknown): Yaml {
  if (value === null || typeof value === 'boolean' || typeof value === 'number' || typeof value === 'bigint')
    return value
  const text = String(value)
  // No log has such a character once it is stored, and no store takes it in a rule.
  if (/[\0\p{Surrogate}]/u.test(text)) throw new SigmaError(`Expected texts of whole characters, got ${shown(text)}.`)
  return text
}
