import { createTransport } from 'nodemailer'
import { OutboundFault } from './outbound-fault.ts'

export interface Mail {
  readonly to: readonly string[]
  readonly subject: string
  readonly text: string
  /** The same for the same mail sent again, so that mailboxes can tell. */
  readonly messageId: string
}

export interface MailServer {
  /** Resolves when the server has taken the mail. */
  send(mail: Mail): Promise<void>
  close(): void
}

const TIMEOUT_MS = 20_000

/** A mail server by its address, `smtp://user:password@host:587` or `smtps://…`; without one, every mail is refused with the setting's name. */
export function createMailServer(url: string | null, from: string): MailServer {
  if (url === null) {
    const send = async () => {
      throw new OutboundFault('There is no mail server; set SMTP_URL.')
    }
    return { send, close: () => undefined }
  }
  const timeouts = { connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS }
  const transport = createTransport({ url, pool: true, ...timeouts, disableFileAccess: true, disableUrlAccess: true })
  return {
    send: async ({ to, subject, text, messageId }) => {
      try {
        await transport.sendMail({ from, to: [...to], subject: oneLine(subject), text, messageId })
      } catch (error) {
        const { responseCode = 0, message } = error as Error & { responseCode?: number }
        // RFC 5321, 4.2.1: 5yz is final, everything else may work later.
        throw new OutboundFault(`The mail server did not take the mail: ${message}.`, responseCode < 500)
      }
    },
    close: () => transport.close(),
  }
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 300)
