import { NO_CHARACTER } from '../../kernel/text.ts'

export const TARGET_KINDS = ['EMAIL', 'SLACK', 'WEBHOOK', 'PAGERDUTY', 'MICROSOFT_TEAMS', 'WORKFLOW'] as const
export type TargetKind = (typeof TARGET_KINDS)[number]

/** Whom to tell. */
export interface NotificationTarget {
  readonly kind: TargetKind
  readonly address: string
}

const MAX_TARGETS = 20
/** In bytes: addresses are part of keys. */
const MAX_ADDRESS = 1_000

const EXPECTED: Readonly<Record<TargetKind, string>> = {
  EMAIL: 'an e-mail address',
  SLACK: 'an http(s) address of an incoming webhook',
  WEBHOOK: 'an http(s) address',
  PAGERDUTY: 'a routing key of 32 letters and digits',
  MICROSOFT_TEAMS: 'an http(s) address of an incoming webhook',
  WORKFLOW: 'the handle of a workflow',
}

/** What is wrong with targets, by its path. */
export function targetFaults(
  targets: readonly NotificationTarget[],
  path: string,
): { readonly path: string; readonly message: string }[] {
  if (targets.length > MAX_TARGETS)
    return [{ path, message: `Expected at most ${MAX_TARGETS} targets, got ${targets.length}.` }]
  return targets.flatMap((target, index) =>
    isRight(target)
      ? []
      : [
          {
            path: `${path}.${index}.address`,
            message: `Expected ${EXPECTED[target.kind]}, at most ${MAX_ADDRESS} bytes.`,
          },
        ],
  )
}

const isRight = ({ kind, address }: NotificationTarget): boolean =>
  Buffer.byteLength(address) <= MAX_ADDRESS && !NO_CHARACTER.test(address) && isAddressOf(kind, address)

function isAddressOf(kind: TargetKind, address: string): boolean {
  switch (kind) {
    case 'EMAIL':
      // One mailbox and nothing else: a comma or a line break would name others.
      return /^[^\s@<>(),;:"\\[\]]{1,64}@[^\s@<>(),;:"\\[\]]{1,253}$/.test(address)
    case 'PAGERDUTY':
      return /^[A-Za-z0-9]{32}$/.test(address)
    case 'WORKFLOW':
      return /^\S{1,200}$/.test(address)
    default:
      return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol)
  }
}

const HIDDEN = '…'
/** What is shown of the end of a secret, so that people can tell two of them apart. */
const SHOWN = 4
const LONG_ENOUGH = 12

/** The address as those see it who could misuse it: whoever knows a routing key or the path of a chat's webhook can write there. */
export function maskedAddress({ kind, address }: NotificationTarget): string {
  if (kind === 'EMAIL' || kind === 'WORKFLOW') return address
  const { origin, pathname, search } =
    kind === 'PAGERDUTY' ? { origin: '', pathname: address, search: '' } : new URL(address)
  const secret = kind === 'PAGERDUTY' ? pathname : pathname.slice(1) + search
  if (!secret) return origin
  const end = secret.length >= LONG_ENOUGH ? secret.slice(-SHOWN) : ''
  return `${origin}${origin && '/'}${HIDDEN}${end}`
}

export const maskedTargets = (targets: readonly NotificationTarget[]): NotificationTarget[] =>
  targets.map((target) => ({ ...target, address: maskedAddress(target) }))
