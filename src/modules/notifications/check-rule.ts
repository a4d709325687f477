import { badInput } from '../../kernel/errors.ts'
import { SEVERITIES, type Severity } from '../../kernel/severity.ts'
import { NO_CHARACTER } from '../../kernel/text.ts'
import { type Outbound, OutboundFault } from '../../outbound/index.ts'
import { readQuery } from '../explorer/index.ts'
import { type NotificationTarget, type Rule, targetFaults, templateFault } from '../rules/index.ts'
import type { NotificationRuleDefinition } from './notification-rule.ts'
import type { NotifiedWorkflows } from './notified-workflows.ts'

/** What a client asks a notification rule to be. */
export interface NotificationRuleRequest {
  readonly name: string
  readonly enabled?: boolean | null
  readonly query?: string | null
  readonly severities: readonly Severity[]
  readonly ruleTypes?: readonly Rule['type'][] | null
  readonly targets: readonly NotificationTarget[]
  readonly title?: string | null
  readonly message?: string | null
}

const MAX_NAME = 200
const MAX_TITLE = 300
const MAX_MESSAGE = 20_000

/** What the request says, or the first thing that is wrong with it by its path. */
export function checkRule(input: NotificationRuleRequest): NotificationRuleDefinition {
  const query = input.query?.trim() ?? ''
  readQuery(input.query ?? '', 'input.query')
  if (!input.severities.length) throw badInput('input.severities', 'Expected a severity at least, got none.')
  if (!input.targets.length) throw badInput('input.targets', 'Expected a target at least, got none.')
  return {
    name: checkName(input.name),
    enabled: input.enabled ?? true,
    query,
    severities: SEVERITIES.filter((severity) => input.severities.includes(severity)),
    ruleTypes: [...new Set(input.ruleTypes ?? [])].sort(),
    targets: checkTargets(input.targets),
    title: checkTemplate(input.title, 'input.title', MAX_TITLE),
    message: checkTemplate(input.message, 'input.message', MAX_MESSAGE),
  }
}

function checkName(text: string): string {
  const name = text.trim()
  if (name !== '' && name.length <= MAX_NAME && !NO_CHARACTER.test(name)) return name
  throw badInput('input.name', `Expected a name of 1 to ${MAX_NAME} characters, got ${name.length}.`)
}

/** Without blanks around their addresses, each once. */
function checkTargets(given: readonly NotificationTarget[]): NotificationTarget[] {
  const targets = given.map(({ kind, address }) => ({ kind, address: address.trim() }))
  const [fault] = targetFaults(targets, 'input.targets')
  if (fault) throw badInput(fault.path, fault.message)
  return [...new Map(targets.map((target) => [`${target.kind} ${target.address}`, target])).values()]
}

function checkTemplate(text: string | null | undefined, path: string, most: number): string | null {
  if (!text?.trim()) return null
  if (text.length > most || NO_CHARACTER.test(text))
    throw badInput(path, `Expected at most ${most} characters, got ${text.length}.`)
  const fault = templateFault(text)
  if (fault) throw badInput(path, fault.message, { offset: fault.offset, length: fault.length })
  return text
}

/** Refuses targets that nothing can be sent to from here. */
export async function checkReach(
  targets: readonly NotificationTarget[],
  outbound: Pick<Outbound, 'check'>,
  workflows: NotifiedWorkflows,
): Promise<void> {
  for (const [index, { kind, address }] of targets.entries()) {
    const path = `input.targets.${index}.address`
    if (kind === 'WORKFLOW' && !(await workflows.exists(address)))
      throw badInput(
        path,
        `Expected the handle of a published workflow that starts for signals, got ${JSON.stringify(address)}.`,
      )
    if (kind === 'SLACK' || kind === 'WEBHOOK' || kind === 'MICROSOFT_TEAMS') checkAddress(address, path, outbound)
  }
}

function checkAddress(address: string, path: string, outbound: Pick<Outbound, 'check'>): void {
  try {
    outbound.check(address)
  } catch (error) {
    if (error instanceof OutboundFault) throw badInput(path, error.message)
    throw error
  }
}
