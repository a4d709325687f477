import type { SignalSummary } from '../signals/index.ts'
import type { PublishedWorkflows } from './triggers/published-workflows.ts'
import { triggerOf, type Workflow } from './workflow.ts'

export interface WorkflowSuggestion {
  readonly workflow: Workflow
  readonly score: number
  readonly matchedTags: readonly string[]
}

/** What a signal is compared by. */
export type SuggestedFor = Pick<SignalSummary, 'ruleId' | 'tags' | 'source' | 'service'>

interface Candidate {
  readonly workflow: Workflow
  /** In small letters, as the tags of signals are. */
  readonly tags: ReadonlySet<string>
  readonly isPinned: boolean
}

const MOST = 3
const PIN = 'ruleid:'

/** Chooses workflows for signals by the tags that they share. */
export class Suggestions {
  #known: { readonly list: readonly Workflow[]; readonly candidates: readonly Candidate[] } | null = null

  constructor(private readonly published: Pick<PublishedWorkflows, 'list'>) {}

  /** In the order of the signals, the best first. */
  async of(signals: readonly SuggestedFor[]): Promise<WorkflowSuggestion[][]> {
    const list = await this.published.list()
    if (this.#known?.list !== list) this.#known = { list, candidates: list.flatMap(toCandidates) }
    const { candidates } = this.#known
    return signals.map((signal) => suggest(signal, candidates))
  }
}

/** Those that start for signals: one that never does has nothing to say of them. */
function toCandidates(workflow: Workflow): Candidate[] {
  if (!triggerOf(workflow, 'SECURITY_SIGNAL')) return []
  const tags = new Set(workflow.tags.map((tag) => tag.toLowerCase()))
  return [{ workflow, tags, isPinned: [...tags].some((tag) => tag.startsWith(PIN)) }]
}

function suggest(signal: SuggestedFor, candidates: readonly Candidate[]): WorkflowSuggestion[] {
  const tags = tagsOf(signal)
  const pin = `${PIN}${signal.ruleId.toLowerCase()}`
  return candidates
    .filter((candidate) => !candidate.isPinned || candidate.tags.has(pin))
    .map(({ workflow, tags: own, isPinned }) => {
      const matchedTags = [...own].filter((tag) => tag === pin || tags.has(tag)).sort()
      return { workflow, score: matchedTags.length, matchedTags, isPinned }
    })
    .filter(({ score }) => score > 0)
    .sort(
      (left, right) =>
        Number(right.isPinned) - Number(left.isPinned) ||
        right.score - left.score ||
        compare(left.workflow.name, right.workflow.name) ||
        compare(left.workflow.id, right.workflow.id),
    )
    .slice(0, MOST)
    .map(({ isPinned, ...suggestion }) => suggestion)
}

/** Its tags hold those of its rule and of all its logs; where the logs come from is said beside them. */
function tagsOf({ tags, source, service }: SuggestedFor): ReadonlySet<string> {
  const places = [...(source === null ? [] : [`source:${source}`]), ...service.map((name) => `service:${name}`)]
  return new Set([...tags, ...places].map((tag) => tag.toLowerCase()))
}

const compare = (left: string, right: string): number => (left === right ? 0 : left < right ? -1 : 1)
