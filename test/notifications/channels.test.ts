import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { graphql } from '../gql/gql.ts'
import type { DeliveryTargetKind, Severity } from '../gql/graphql.ts'
import { type NotifyDesk, openNotifyDesk } from './desk.ts'
import { openStandIn, type StandIn } from './stand-in.ts'

const Preview = graphql(`
  query NotifyPreview($input: NotificationRuleInput!, $range: TimeRangeInput!) {
    previewNotificationRule(input: $input, range: $range) {
      total
      samples {
        title
      }
    }
  }
`)

const Test = graphql(`
  mutation NotifyTest($id: ID!) {
    testNotificationRule(id: $id) {
      target {
        kind
        address
      }
      delivered
      error
    }
  }
`)

const KEY = 'abcdefghijklmnopqrstuvwxyz012345'

/** A mail server that keeps what it is given, and refuses one person. */
const mails: { to: string[]; text: string }[] = []
const mailServer = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  onRcptTo: ({ address }, _session, done) => done(address.startsWith('nobody') ? new Error('unknown here') : null),
  onData: async (stream, session, done) => {
    let text = ''
    for await (const chunk of stream) text += chunk
    mails.push({ to: session.envelope.rcptTo.map(({ address }) => address), text })
    done()
  },
})

let desk: NotifyDesk
let pagerDuty: StandIn
beforeAll(async () => {
  mailServer.listen(0, '127.0.0.1')
  await once(mailServer.server, 'listening')
  pagerDuty = await openStandIn()
  desk = await openNotifyDesk({
    smtpUrl: `smtp://127.0.0.1:${(mailServer.server.address() as AddressInfo).port}`,
    pagerDutyUrl: `${pagerDuty.url}/enqueue`,
    publicUrl: 'https://siem.example.com',
  })
})
afterAll(async () => {
  await desk?.close()
  await pagerDuty?.close()
  mailServer.close()
})

const target = (kind: DeliveryTargetKind, address: string) => ({ kind, address })

describe('a notification', () => {
  it('reaches mailboxes, chats and pagers in their own form, with the key of the delivery', async () => {
    await desk.rule('channels', { tags: ['team:red'] })
    const ruleId = await desk.notify('channels', {
      targets: [
        target('EMAIL', 'soc@example.com'),
        target('SLACK', `${desk.outside.url}/slack`),
        target('MICROSOFT_TEAMS', `${desk.outside.url}/teams`),
        target('PAGERDUTY', KEY),
      ],
    })
    await desk.server.post([desk.log('channels', 'ada <!channel>')])
    const deliveries = await desk.deliveries(ruleId)
    expect(deliveries.map(({ state }) => state)).toEqual(Array.from({ length: 4 }, () => 'DELIVERED'))
    const keyOf = (kind: string) =>
      deliveries.find((one) => (one as never as { target: { kind: string } }).target.kind === kind)?.id
    const [mail] = mails
    expect(mail?.to).toEqual(['soc@example.com'])
    expect(mail?.text).toContain('Subject: [HIGH] channels')
    expect(mail?.text).toContain(`Message-ID: <${keyOf('EMAIL')}@signalbox>`)
    expect(mail?.text).toContain('channels by ada <!channel>')
    const [slack] = desk.outside.at('/slack')
    expect(slack?.headers['idempotency-key']).toBe(keyOf('SLACK'))
    expect(slack?.body.text).toBe('[HIGH] channels')
    expect(JSON.stringify(slack?.body)).toContain('channels by ada &lt;!channel&gt;')
    expect(desk.outside.at('/teams')).toMatchObject([{ body: { type: 'message' } }])
    expect(pagerDuty.at('/enqueue')).toMatchObject([
      {
        body: {
          ...{ routing_key: KEY, event_action: 'trigger', dedup_key: keyOf('PAGERDUTY') },
          payload: { summary: '[HIGH] channels', severity: 'error', source: 'signalbox' },
        },
      },
    ])
  })

  it('that a mail server refuses for good has failed', async () => {
    await desk.rule('nobody')
    const ruleId = await desk.notify('nobody', { targets: [target('EMAIL', 'nobody@example.com')] })
    await desk.server.post([desk.log('nobody', 'ada')])
    expect(await desk.deliveries(ruleId)).toMatchObject([{ state: 'FAILED', attempts: 1 }])
  })
})

describe('a preview', () => {
  it('selects what matching selects', async () => {
    await desk.rule('preview')
    await desk.rule('preview low', {
      queries: [{ query: 'source:preview', groupBy: ['@usr.id'] }],
      cases: [{ condition: 'a > 0', severity: 'LOW' }],
    })
    await desk.server.post(['ada', 'bea'].map((user) => desk.log('preview', user)))
    const preview = async (query: string, severities: Severity[], types: 'SIGNAL_CORRELATION'[] = []) => {
      const input = { name: 'x', query, severities, ruleTypes: types, targets: [target('EMAIL', 'a@b.c')] }
      const range = { from: 'now-1d', to: 'now+1d' }
      return (await desk.server.ask(Preview, { input, range })).previewNotificationRule
    }
    const title = { title: 'preview' }
    expect(await preview('source:preview', ['HIGH'])).toEqual({ total: 2, samples: [title, title] })
    expect(await preview('source:preview @usr.id:ada', ['HIGH', 'LOW'])).toMatchObject({ total: 2 })
    expect(await preview('source:preview OR source:other', ['LOW'])).toMatchObject({ total: 2 })
    expect(await preview('source:preview', ['HIGH'], ['SIGNAL_CORRELATION'])).toEqual({ total: 0, samples: [] })
  })
})

describe('a test', () => {
  const webhook = (path: string) => target('WEBHOOK', `${desk.outside.url}/${path}`)

  it('sends the newest match of the last day to each target now, and makes no delivery', async () => {
    await desk.rule('tried')
    await desk.server.post([desk.log('tried', 'ada')])
    await desk.pass(1)
    const id = await desk.notify('tried', { enabled: false, targets: [webhook('tried'), webhook('tried-not')] })
    desk.outside.answer = ({ path }) => (path === '/tried-not' ? 500 : 200)
    expect((await desk.server.ask(Test, { id })).testNotificationRule).toMatchObject([
      { target: webhook('tried'), delivered: true, error: null },
      { target: webhook('tried-not'), delivered: false, error: expect.stringContaining('HTTP 500') },
    ])
    expect(desk.outside.at('/tried')).toMatchObject([
      {
        body: {
          ...{ kind: 'test', title: '[Test] [HIGH] tried', text: expect.stringContaining('This is a test') },
          signal: { title: 'tried' },
        },
      },
    ])
    expect(await desk.deliveries(id)).toEqual([])
  })

  it('makes a signal up where none matches', async () => {
    const id = await desk.notify('untried', { severities: ['LOW'], targets: [webhook('untried')] })
    desk.outside.answer = () => 200
    expect((await desk.server.ask(Test, { id })).testNotificationRule).toMatchObject([{ delivered: true }])
    expect(desk.outside.at('/untried')).toMatchObject([
      { body: { text: expect.stringContaining('made up'), signal: { id: 'sig_sample', severity: 'LOW' } } },
    ])
  })
})
