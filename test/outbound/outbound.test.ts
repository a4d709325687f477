import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createOutbound, NOWHERE, type Outbound } from '../../src/outbound/index.ts'
import { type MailStandIn, openMailStandIn } from './mail-stand-in.ts'
import { json, openStandIn, type StandIn, text } from './stand-in.ts'

let server: StandIn
let mailbox: MailStandIn
let outbound: Outbound
beforeAll(async () => {
  ;[server, mailbox] = await Promise.all([openStandIn(), openMailStandIn()])
  outbound = createOutbound({
    ...NOWHERE,
    ...{ allowPrivate: true, hosts: null, smtpUrl: mailbox.url, mailFrom: 'Signalbox <box@signalbox.example>' },
  })
})
afterEach(() => {
  server.requests.length = 0
  mailbox.reset()
})
afterAll(async () => {
  outbound?.close()
  await Promise.all([server?.close(), mailbox?.close()])
})

describe('posting JSON', () => {
  it('answers what came with a 2xx', async () => {
    server.answer(json(202, { status: 'success' }))
    const answer = await outbound.post(`${server.url}/hook`, { a: 'ß' }, { 'idempotency-key': 'one' })
    expect(answer).toMatchObject({ status: 202, body: '{"status":"success"}' })
    expect(server.requests[0]).toMatchObject({ method: 'POST', path: '/hook', body: '{"a":"ß"}' })
    expect(server.requests[0]?.headers).toMatchObject({ 'content-type': 'application/json', 'idempotency-key': 'one' })
  })

  it.each([
    [400, false],
    [401, false],
    [403, false],
    [404, false],
    [408, true],
    [410, false],
    [425, true],
    [429, true],
    [500, true],
    [503, true],
  ])('of a %i says whether it passes: %s', async (status, passing) => {
    server.answer(text(status, ' no  \n such thing '))
    await expect(outbound.post(server.url, {})).rejects.toMatchObject({
      name: 'OutboundFault',
      message: `Expected a 2xx, got HTTP ${status}: no such thing.`,
      passing,
    })
  })

  it('is given up when nobody waits any more', async () => {
    const giveUp = new AbortController()
    server.answer(() => giveUp.abort())
    await expect(outbound.post(server.url, {}, {}, giveUp.signal)).rejects.toMatchObject({ passing: true })
  })

  it('goes nowhere in programs that send nothing', async () => {
    const nowhere = createOutbound(NOWHERE)
    await expect(nowhere.post('https://example.com/', {})).rejects.toThrow(/host that requests may go to/)
    await expect(nowhere.mail({ to: ['a@b.example'], subject: 's', text: 't', messageId: '<m@x>' })).rejects.toThrow(
      /set SMTP_URL/,
    )
  })
})

describe('a mail', () => {
  const mail = { to: ['ann@example.com', 'bob@example.com'], subject: 'A signal', text: 'Look.', messageId: '<k@box>' }

  it('reaches everybody it is for, in plain text', async () => {
    await outbound.mail({ ...mail, text: 'Grüße\nzwei' })
    const [arrived] = mailbox.mails
    expect(arrived).toMatchObject({ from: 'box@signalbox.example', to: mail.to })
    expect(arrived?.headers).toMatchObject({
      from: 'Signalbox <box@signalbox.example>',
      to: 'ann@example.com, bob@example.com',
      subject: 'A signal',
      'message-id': '<k@box>',
    })
    expect(arrived?.body).toContain('zwei')
  })

  it('has one subject, whatever is in it', async () => {
    await outbound.mail({ ...mail, subject: `Alert\r\nBcc: eve@example.com\r\n\r\n${'x'.repeat(1_000)}` })
    const [arrived] = mailbox.mails
    expect(arrived?.to).toEqual(mail.to)
    expect(Object.keys(arrived?.headers ?? {})).not.toContain('bcc')
    expect(arrived?.headers.subject?.length).toBe(300)
  })

  it.each([
    [421, true],
    [450, true],
    [550, false],
    [554, false],
  ])('that the server refuses with %i may be taken later: %s', async (code, passing) => {
    mailbox.refuse(code, 'no')
    await expect(outbound.mail(mail)).rejects.toMatchObject({ name: 'OutboundFault', passing })
  })

  it('may be taken later where there is no server, and is not waited for when given up', async () => {
    const closed = await openMailStandIn()
    await closed.close()
    const gone = createOutbound({ ...NOWHERE, smtpUrl: closed.url, mailFrom: 'a@b.example' })
    await expect(gone.mail(mail)).rejects.toMatchObject({ passing: true })
    gone.close()
    const aborted = AbortSignal.abort()
    await expect(outbound.mail(mail, aborted)).rejects.toMatchObject({
      message: 'The mail was given up.',
      passing: true,
    })
  })
})
