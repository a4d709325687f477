import type { Outbound } from '../../../outbound/index.ts'
import { ActionFault, type OutsideAction } from '../action.ts'
import { outsideAction, required } from '../define.ts'

const MOST = 50
/** What RFC 5321 calls a mailbox, without quoted local parts; nothing that could end a header or begin another address. */
const ADDRESS = /^[^\s@,;:<>()[\]\\"]{1,64}@[^\s@,;:<>()\\"]{1,255}$/

export const email = (outbound: Pick<Outbound, 'mail'>): OutsideAction =>
  outsideAction(
    {
      id: 'email.send',
      name: 'E-mail',
      description:
        'Sends a mail by the mail server of SMTP_URL. Tried again, it is the same mail to whoever compares Message-ID.',
      parameters: [
        required('to', 'STRING', `An address, or up to ${MOST} separated by commas.`),
        required('subject', 'STRING', 'One line; 300 characters of it are sent.'),
        required('text', 'STRING', 'Plain text.'),
      ],
      outputs: { messageId: 'STRING', recipients: 'NUMBER' },
    },
    async (given, { key, signal }) => {
      const to = recipients(given.text('to'))
      const messageId = `<${key.replace(/[^\w.-]/g, '-')}@signalbox>`
      await outbound.mail({ to, subject: given.text('subject'), text: given.text('text'), messageId }, signal)
      return { messageId, recipients: to.length }
    },
  )

function recipients(text: string): string[] {
  const addresses = [...new Set(text.split(',').map((address) => address.trim()))].filter((address) => address !== '')
  if (!addresses.length || addresses.length > MOST)
    throw new ActionFault(`to: expected 1 to ${MOST} addresses, got ${addresses.length}.`)
  const wrong = addresses.find((address) => !ADDRESS.test(address))
  if (wrong !== undefined) throw new ActionFault(`to: expected an e-mail address, got ${JSON.stringify(wrong)}.`)
  return addresses
}
