import { formatNetwork } from '../../src/search/network.ts'

/** The same numbers in every run. */
let state = 1
function random(): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
  return state / 2 ** 32
}
const below = (limit: number): number => Math.floor(random() * limit)

const publicV4 = (): number => 11 * 2 ** 24 + below(88 * 2 ** 24)
const prefixed = (word: number, prefix: number) =>
  formatNetwork({ words: [((word >>> (32 - prefix)) << (32 - prefix)) >>> 0], prefix })
const v6 = (prefix: number) =>
  formatNetwork({ words: [0x2a000000 + below(2 ** 24), below(2 ** 16) * 2 ** 16, 0, 0], prefix })

/** Half addresses, four in ten IPv4 networks of /20 to /28, one in ten IPv6 networks; each once. */
export function listOf(count: number): string[] {
  const list = new Set<string>()
  while (list.size < count) {
    const kind = random()
    if (kind < 0.5) list.add(prefixed(publicV4(), 32))
    else list.add(kind < 0.9 ? prefixed(publicV4(), 20 + below(9)) : v6(48))
  }
  return [...list]
}

export const addresses = (count: number, publicShare: number): string[] =>
  Array.from({ length: count }, () => address(publicShare))

function address(publicShare: number): string {
  if (random() >= publicShare) return prefixed(10 * 2 ** 24 + below(2 ** 24), 32)
  return random() < 0.9 ? prefixed(publicV4(), 32) : v6(128)
}

/** Like the records of a cloud's audit trail: one to four addresses each, most of them private. */
export const logsOf = (count: number): Record<string, unknown>[] =>
  Array.from({ length: count }, (_, n) => ({
    ddsource: 'probe',
    service: 'api',
    hostname: `ip-10-0-0-${n % 250}.ec2.internal`,
    eventName: ['DescribeInstances', 'AssumeRole', 'GetObject', 'ConsoleLogin'][n % 4],
    sourceIPAddress: address(0.15),
    userAgent: 'aws-cli/2.15.30 Python/3.11.8 Linux/6.1.0 exe/x86_64 prompt/off command/ec2.describe-instances',
    userIdentity: {
      type: 'AssumedRole',
      arn: `arn:aws:sts::111122223333:assumed-role/deploy/session-${n % 500}`,
      accountId: '111122223333',
      sessionContext: { attributes: { mfaAuthenticated: 'false' }, sourceIdentity: `user-${n % 300}` },
    },
    requestParameters: { targets: Array.from({ length: n % 4 }, () => address(0.15)), bucketName: `bucket-${n % 40}` },
    message: `request ${n} from ${address(0.15)} answered`,
  }))
