import { createHmac } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { OutsideAction } from '../../src/modules/actions/index.ts'
import { email } from '../../src/modules/actions/outside/email.ts'
import { messages } from '../../src/modules/actions/outside/messages.ts'
import { webhook } from '../../src/modules/actions/outside/webhook.ts'
import type { Outbound } from '../../src/outbound/index.ts'
import { type MailStandIn, openMailStandIn } from '../outbound/mail-stand-in.ts'
import { json, openStandIn, type StandIn, text } from '../outbound/stand-in.ts'
import { clock, faultOf, openOutbound, run } from './outside-desk.ts'

let server: StandIn
let mailbox: MailStandIn
let outbound: Outbound
beforeAll(async () => {
  ;[server, mailbox] = await Promise.all([openStandIn(), openMailStandIn()])
  outbound = openOutbound({
    ...{ smtpUrl: mailbox.url, mailFrom: 'box@signalbox.example', pagerDutyUrl: `${server.url}/v2/enqueue` },
  })
})
afterEach(() => {
  server.requests.length = 0
  server.answer(text(200, 'ok'))
  mailbox.reset()
})
afterAll(async () => {
  outbound?.close()
  await Promise.all([server?.close(), mailbox?.close()])
})

const find = (id: string) => messages(outbound).find((action) => action.id === id) as OutsideAction
const body = () => JSON.parse(server.requests.at(-1)?.body ?? 'null')
const NOTICE = {
  title: 'Brute force <root>',
  text: 'Look & see',
  severity: 'HIGH',
  link: 'https://box.example/signals/1',
  facts: { User: 'ann', Count: 3 },
}

describe('chat', () => {
  it('posts blocks to Slack, in which nothing of a log has a meaning', async () => {
    expect(await run(find('slack.message'), { url: `${server.url}/services/T/B/x`, ...NOTICE })).toEqual({ sent: true })
    expect(server.requests[0]).toMatchObject({ method: 'POST', path: '/services/T/B/x' })
    expect(server.requests[0]?.headers['idempotency-key']).toBe('run-1/step')
    expect(body()).toEqual({
      text: 'Brute force &lt;root&gt;',
      attachments: [
        {
          color: '#e4572e',
          blocks: [
            section('*<https://box.example/signals/1|Brute force &lt;root&gt;>*'),
            section('Look &amp; see'),
            { type: 'section', fields: [mrkdwn('*User*\nann'), mrkdwn('*Count*\n3')] },
          ],
        },
      ],
    })
  })

  it('posts a card to Teams', async () => {
    await run(find('teams.message'), { url: `${server.url}/webhook`, ...NOTICE })
    const [attachment] = body().attachments
    expect(attachment.contentType).toBe('application/vnd.microsoft.card.adaptive')
    expect(attachment.content.body.map(({ type }: { type: string }) => type)).toEqual([
      'TextBlock',
      'TextBlock',
      'FactSet',
    ])
    expect(attachment.content.actions).toEqual([{ type: 'Action.OpenUrl', title: 'Open', url: NOTICE.link }])
  })

  it('posts no links to Teams that somebody put into a log', async () => {
    const given = '[reset](https://evil.test) \\[a_b](https://evil.test) **now**'
    await run(find('teams.message'), { url: server.url, title: given, text: given, facts: { User: given } })
    const [title, words, { facts }] = body().attachments[0].content.body
    const literal = String.raw`\[reset\]\(https://evil.test\) \\\[a\_b\]\(https://evil.test\) \*\*now\*\*`
    expect(title.text).toBe(literal)
    expect(facts).toEqual([{ title: 'User', value: literal }])
    expect(words.text).toBe(String.raw`\[reset\](https://evil.test) \\\[a_b\](https://evil.test) **now**`)
  })

  it('says no more than its title where that is all', async () => {
    await run(find('slack.message'), { url: server.url, title: 'Hello' })
    expect(body()).toEqual({ text: 'Hello', attachments: [{ blocks: [section('*Hello*')] }] })
    expect((await faultOf(run(find('slack.message'), { url: server.url })))?.message).toBe(
      'title: expected a text, got none.',
    )
    const odd = run(find('slack.message'), { url: server.url, title: 'x', severity: 'TERRIBLE' })
    expect((await faultOf(odd))?.message).toMatch(/^severity: expected one of INFO/)
  })

  it('fails for good with what Slack refuses, and for a while with what it is too busy for', async () => {
    server.answer(text(404, 'no_service'))
    expect(await faultOf(run(find('slack.message'), { url: `${server.url}/SECRET`, title: 'x' }))).toEqual({
      name: 'ActionFault',
      message: 'Expected a 2xx, got HTTP 404: no_service.',
      passing: false,
    })
    server.answer(text(429, ''))
    expect(await faultOf(run(find('slack.message'), { url: server.url, title: 'x' }))).toMatchObject({ passing: true })
  })
})

describe('PagerDuty', () => {
  it('gets one alert for one execution, however often it is tried', async () => {
    server.answer(json(202, { status: 'success' }))
    const page = { routingKey: 'R0', ...NOTICE }
    expect(await run(find('pagerduty.event'), page, { key: 'k1' })).toEqual({ dedupKey: 'k1' })
    await run(find('pagerduty.event'), page, { key: 'k1' })
    await run(find('pagerduty.event'), { ...page, dedupKey: 'signal-9', source: 'web-1' }, { key: 'k2' })
    const events = server.requests.map((request) => JSON.parse(request.body))
    expect(events.map(({ dedup_key }) => dedup_key)).toEqual(['k1', 'k1', 'signal-9'])
    expect(events[0]).toEqual({
      routing_key: 'R0',
      event_action: 'trigger',
      dedup_key: 'k1',
      payload: {
        summary: 'Brute force <root>',
        source: 'signalbox',
        severity: 'error',
        custom_details: { User: 'ann', Count: '3', message: 'Look & see' },
      },
      links: [{ href: NOTICE.link, text: 'Brute force <root>' }],
    })
    expect(events[2].payload.source).toBe('web-1')
    expect(server.requests[0]?.path).toBe('/v2/enqueue')
  })
})

describe('mail', () => {
  it('is the same mail when it is sent again', async () => {
    const mail = { to: 'ann@example.com, bob@example.com,ann@example.com', subject: 'A\nsignal', text: 'Look.' }
    const outputs = { messageId: '<run-1-step@signalbox>', recipients: 2 }
    expect(await run(email(outbound), mail)).toEqual(outputs)
    expect(await run(email(outbound), mail)).toEqual(outputs)
    expect(mailbox.mails.map(({ headers }) => headers['message-id'])).toEqual(Array(2).fill(outputs.messageId))
    expect(mailbox.mails[0]).toMatchObject({
      to: ['ann@example.com', 'bob@example.com'],
      headers: { subject: 'A signal' },
    })
  })

  it.each([
    ['', /^to: expected a text/],
    [' , ', /^to: expected 1 to 50 addresses, got 0/],
    ['ann', /^to: expected an e-mail address, got "ann"/],
    ['ann@example.com\r\nBcc: eve@example.com', /^to: expected an e-mail address/],
    ['Ann <ann@example.com>', /^to: expected an e-mail address/],
    [Array.from({ length: 51 }, (_, index) => `a${index}@example.com`).join(), /got 51/],
  ])('refuses to write to %j', async (to, message) => {
    const fault = await faultOf(run(email(outbound), { to, subject: 's', text: 't' }))
    expect(fault).toMatchObject({ message: expect.stringMatching(message), passing: false })
    expect(mailbox.mails).toEqual([])
  })

  it('is tried again where the server asks for it', async () => {
    mailbox.refuse(451, 'later')
    const mail = { to: 'ann@example.com', subject: 's', text: 't' }
    expect(await faultOf(run(email(outbound), mail))).toMatchObject({ name: 'ActionFault', passing: true })
  })
})

describe('a webhook', () => {
  it('is signed over time and body, and carries the key', async () => {
    const action = webhook({ outbound, clock })
    const sent = { url: `${server.url}/hook`, payload: { title: 'ß' }, secret: 'key', headers: { 'X-Own': 'yes' } }
    expect(await run(action, sent)).toEqual({ status: 200, body: 'ok' })
    const [request] = server.requests
    const [, seconds, hex] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(request?.headers['x-signalbox-signature'])) ?? []
    expect(Number(seconds) * 1_000).toBe(clock.now().getTime())
    expect(hex).toBe(createHmac('sha256', 'key').update(`${seconds}.{"title":"ß"}`).digest('hex'))
    expect(request?.headers).toMatchObject({ 'idempotency-key': 'run-1/step', 'x-own': 'yes' })
  })

  it('is not signed without a secret, and fails as its server says', async () => {
    const action = webhook({ outbound, clock })
    await run(action, { url: server.url, payload: {} })
    expect(server.requests[0]?.headers['x-signalbox-signature']).toBeUndefined()
    server.answer(text(500, ''))
    expect(await faultOf(run(action, { url: server.url, payload: {} }))).toMatchObject({ passing: true })
  })
})

const mrkdwn = (said: string) => ({ type: 'mrkdwn', text: said })
const section = (said: string) => ({ type: 'section', text: mrkdwn(said) })
