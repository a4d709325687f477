import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

interface ReceivedMail {
  readonly from: string
  readonly to: readonly string[]
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** A mail server on 127.0.0.1 that remembers what it has taken. */
export interface MailStandIn {
  readonly url: string
  readonly mails: ReceivedMail[]
  /** Answers every mail so from now on. */
  refuse(code: number, reason: string): void
  reset(): void
  close(): Promise<void>
}

export async function openMailStandIn(): Promise<MailStandIn> {
  const mails: ReceivedMail[] = []
  let refusal: (Error & { responseCode: number }) | null = null
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, callback) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        if (refusal) return callback(refusal)
        const { mailFrom, rcptTo } = session.envelope
        const from = mailFrom ? mailFrom.address : ''
        mails.push({ from, to: rcptTo.map(({ address }) => address), ...parts(Buffer.concat(chunks).toString('utf8')) })
        return callback()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    mails,
    refuse: (responseCode, reason) => {
      refusal = Object.assign(new Error(reason), { responseCode })
    },
    reset: () => {
      refusal = null
      mails.length = 0
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

function parts(raw: string): Pick<ReceivedMail, 'headers' | 'body'> {
  const at = raw.indexOf('\r\n\r\n')
  const lines = raw
    .slice(0, at)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
  const headers = lines.map((line) => {
    const colon = line.indexOf(':')
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const
  })
  return { headers: Object.fromEntries(headers), body: raw.slice(at + 4) }
}
