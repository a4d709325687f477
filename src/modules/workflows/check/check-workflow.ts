import type { WorkflowDraft } from '../workflow.ts'
import { checkInputs, type ParameterRequest } from './check-inputs.ts'
import { checkSteps, type FindAction, type StepRequest } from './check-steps.ts'
import { checkTriggers, type TriggerRequest } from './check-triggers.ts'
import { expected } from './problem.ts'

/** What a client asks a workflow to be. */
export interface WorkflowRequest {
  readonly name: string
  readonly handle?: string | null | undefined
  readonly description?: string | null | undefined
  readonly tags?: readonly string[] | null | undefined
  readonly inputs?: readonly ParameterRequest[] | null | undefined
  readonly triggers: readonly TriggerRequest[]
  readonly steps: readonly StepRequest[]
}

const HANDLE = /^[a-z0-9][a-z0-9_-]{0,99}$/
const MAX_NAME = 200
const MAX_DESCRIPTION = 10_000
const MAX_TAGS = 100
const MAX_TAG = 200

/** What the request says, or the first thing that is wrong with it by its path. */
export function checkWorkflow(request: WorkflowRequest, find: FindAction): WorkflowDraft {
  const name = checkName(request.name, 'input.name')
  const handle = checkHandle(request.handle)
  const description = request.description?.trim() || null
  if (description && description.length > MAX_DESCRIPTION)
    throw expected('input.description', `at most ${MAX_DESCRIPTION} characters`, description.length)
  const inputs = checkInputs(request.inputs ?? [], 'input.inputs')
  return {
    ...{ name, handle, description, inputs, tags: checkTags(request.tags ?? []) },
    triggers: checkTriggers(request.triggers, handle, 'input.triggers'),
    steps: checkSteps(request.steps, inputs, find, 'input.steps'),
  }
}

export function checkName(text: string, path: string): string {
  const name = text.trim()
  if (name !== '' && name.length <= MAX_NAME) return name
  throw expected(path, `a name of 1 to ${MAX_NAME} characters`, name.length)
}

function checkHandle(handle: string | null | undefined): string | null {
  if (handle === null || handle === undefined || HANDLE.test(handle)) return handle ?? null
  throw expected('input.handle', 'a handle of lower case letters, digits, _ and -, such as block-ip', handle)
}

function checkTags(tags: readonly string[]): string[] {
  if (tags.length > MAX_TAGS) throw expected('input.tags', `at most ${MAX_TAGS} tags`, tags.length)
  const checked = tags.map((text, index) => {
    const tag = text.trim()
    if (tag !== '' && tag.length <= MAX_TAG) return tag
    throw expected(`input.tags.${index}`, `a tag of 1 to ${MAX_TAG} characters`, tag.length)
  })
  return [...new Set(checked)]
}
