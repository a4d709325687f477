import { SigmaError } from '../sigma-error.ts'
import { type SigmaDocument, toDocument } from './rule-document.ts'
import { readYaml, splitDocuments, type Yaml, type YamlMap } from './yaml.ts'

export interface ReadDocument {
  /** Of the documents of the text, from 0. */
  readonly index: number
  readonly document: SigmaDocument
}

export interface Rejection {
  readonly index: number
  readonly title: string | null
  readonly message: string
}

export interface Collection {
  readonly documents: readonly ReadDocument[]
  readonly rejected: readonly Rejection[]
}

/** Reads all documents of a text. `action: global` adds to the documents that follow, until `action: reset`; `action: repeat` changes the one before. */
export function* readCollection(text: string): Generator<void, Collection> {
  const documents: ReadDocument[] = []
  const rejected: Rejection[] = []
  let shared: YamlMap = new Map()
  let previous: YamlMap = new Map()
  for (const [index, source] of splitDocuments(text).entries()) {
    yield
    let title: string | null = null
    try {
      const content = readYaml(source)
      if (!(content instanceof Map)) throw new SigmaError('Expected a Sigma rule, got no map.')
      title = titleOf(content) ?? titleOf(shared)
      const action = content.get('action')
      if (action === 'global') shared = merged(shared, withoutAction(content))
      else if (action === 'reset') shared = new Map()
      else if (action !== undefined && action !== 'repeat')
        throw new SigmaError('Expected the action global, reset or repeat.')
      else {
        previous = merged(action === 'repeat' ? previous : shared, withoutAction(content))
        documents.push({ index, document: toDocument(previous) })
      }
    } catch (error) {
      rejected.push({ index, title, message: reasonOf(error) })
    }
  }
  return { documents, rejected }
}

/** What is no SigmaError would be a mistake of ours, except where the reader's recursion hits the stack. */
export function reasonOf(error: unknown): string {
  if (error instanceof SigmaError) return error.message
  if (error instanceof RangeError) return 'Expected YAML that is nested less deeply.'
  throw error
}

function titleOf(content: YamlMap): string | null {
  const title = content.get('title')
  return typeof title === 'string' ? title : null
}

const withoutAction = (content: YamlMap): YamlMap => new Map([...content].filter(([key]) => key !== 'action'))

/** Maps are merged key by key, anything else is replaced. */
function merged(below: YamlMap, above: YamlMap): YamlMap {
  const result = new Map<string, Yaml>(below)
  for (const [key, value] of above) {
    const old = result.get(key)
    result.set(key, old instanceof Map && value instanceof Map ? merged(old, value) : value)
  }
  return result
}
