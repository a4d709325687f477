import { badInput } from '../../kernel/errors.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import type { TriggerKind, Workflow } from './workflow.ts'

/** By which trigger somebody starts a run who asks for it: a person runs any workflow; a key only what is published. */
export function triggerAskedFor({ actor }: Viewer, { published }: Workflow, path: string): TriggerKind {
  if (actor.kind === 'USER') return 'MANUAL'
  if (published) return 'API'
  throw badInput(path, 'Expected a published workflow; one that is not is run by people alone.')
}
