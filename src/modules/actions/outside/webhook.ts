import { createHmac } from 'node:crypto'
import type { Clock } from '../../../kernel/clock.ts'
import type { Outbound } from '../../../outbound/index.ts'
import { unexpected } from '../../../outbound/index.ts'
import type { OutsideAction } from '../action.ts'
import { optional, outsideAction, required } from '../define.ts'

interface Deps {
  readonly outbound: Pick<Outbound, 'request'>
  readonly clock: Clock
}

export const webhook = ({ outbound, clock }: Deps): OutsideAction =>
  outsideAction(
    {
      id: 'webhook.send',
      name: 'Webhook',
      description:
        'Posts JSON. With a secret it is signed: X-Signalbox-Signature is t=SECONDS,v1=HEX, where HEX is the HMAC-SHA256 of "SECONDS.BODY". Idempotency-Key is the same whenever the step is tried again.',
      parameters: [
        required('url', 'STRING', 'http or https address.'),
        required('payload', 'OBJECT', 'What is sent.'),
        optional('secret', 'STRING', 'Key of the signature, such as {{secrets.WEBHOOK_KEY}}.'),
        optional('headers', 'OBJECT', 'More headers, texts by name.'),
      ],
      outputs: { status: 'NUMBER', body: 'STRING' },
    },
    async (given, { key, signal }) => {
      const body = JSON.stringify(given.object('payload') ?? {})
      const secret = given.textOrNull('secret')
      const answer = await outbound.request({
        ...{ method: 'POST', url: given.text('url'), body, signal, bytes: 1_000_000 },
        headers: {
          ...given.texts('headers'),
          'content-type': 'application/json',
          'idempotency-key': key,
          ...(secret !== null && { 'x-signalbox-signature': signature(secret, clock.now(), body) }),
        },
      })
      if (answer.status < 200 || answer.status >= 300) throw unexpected(answer, 'a 2xx')
      return { status: answer.status, body: answer.body }
    },
  )

/** The time is signed as well, so that nobody can send a message again later that they have overheard. */
function signature(secret: string, at: Date, body: string): string {
  const seconds = Math.floor(at.getTime() / 1_000)
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`
}
