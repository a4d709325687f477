import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addUser } from '../access/people.ts'
import { NotificationDocuments, type NotifyDesk, openNotifyDesk } from './desk.ts'

const { Create, Update } = NotificationDocuments
const KEY = 'abcdefghijklmnopqrstuvwxyz012345'

let desk: NotifyDesk
beforeAll(async () => {
  desk = await openNotifyDesk({ outboundHosts: ['127.0.0.1', '*.example'] })
})
afterAll(() => desk?.close())

const mail = { kind: 'EMAIL', address: 'soc@example.com' } as const
const input = (name: string, more: object = {}) => ({
  ...{ name, severities: ['HIGH'], targets: [mail] },
  ...more,
})

const refusal = async (more: object) => {
  const { errors } = await desk.server.answer(Create, { input: input('refused', more) })
  return errors.map(({ message, extensions: { code, path, offset } }) => ({ code, path, offset, message }))
}

describe('a notification rule', () => {
  it('is what it was given, with its lists in order and without repetitions', async () => {
    const { createNotificationRule: rule } = await desk.server.ask(Create, {
      input: {
        ...{ name: '  Night shift ', query: ' env:prod ', ruleTypes: ['SIGNAL_CORRELATION', 'LOG_DETECTION'] },
        severities: ['CRITICAL', 'HIGH', 'CRITICAL'],
        targets: [mail, { kind: 'EMAIL', address: ' soc@example.com ' }, { kind: 'PAGERDUTY', address: KEY }],
        title: '{{rule_name}}',
      },
    })
    expect(rule).toMatchObject({
      ...{ name: 'Night shift', query: 'env:prod', enabled: true, version: 1, title: '{{rule_name}}', message: null },
      severities: ['HIGH', 'CRITICAL'],
      ruleTypes: ['LOG_DETECTION', 'SIGNAL_CORRELATION'],
      targets: [mail, { kind: 'PAGERDUTY', address: KEY }],
    })
    const { data } = await desk.server.answer<{ node: object }>(
      'query ($id: ID!) { node(id: $id) { __typename id } }',
      rule,
    )
    expect(data.node).toEqual({ __typename: 'NotificationRule', id: rule.id })
  })

  it.each([
    ['a name of nothing', { name: ' ' }, 'input.name'],
    ['no severity', { severities: [] }, 'input.severities'],
    ['no target', { targets: [] }, 'input.targets'],
    [
      'too many targets',
      { targets: Array.from({ length: 21 }, (_, n) => ({ ...mail, address: `a${n}@b.c` })) },
      'input.targets',
    ],
    ['a query that cannot be read', { query: 'env:(prod' }, 'input.query'],
    ['a template that cannot be read', { title: 'of {{#if @usr.id}}' }, 'input.title'],
    ['two mail addresses in one', { targets: [{ kind: 'EMAIL', address: 'a@b.c, d@e.f' }] }, 'input.targets.0.address'],
    [
      'a header within a mail address',
      { targets: [{ kind: 'EMAIL', address: 'a@b.c\nBcc: d@e.f' }] },
      'input.targets.0.address',
    ],
    [
      'a webhook without http',
      { targets: [mail, { kind: 'WEBHOOK', address: 'ftp://a.example' }] },
      'input.targets.1.address',
    ],
    [
      'a webhook that this server may not ask',
      { targets: [{ kind: 'SLACK', address: 'https://hooks.elsewhere.com/x' }] },
      'input.targets.0.address',
    ],
    ['a short routing key', { targets: [{ kind: 'PAGERDUTY', address: KEY.slice(1) }] }, 'input.targets.0.address'],
    ['a workflow that there is not', { targets: [{ kind: 'WORKFLOW', address: 'block' }] }, 'input.targets.0.address'],
  ])('is refused with %s', async (_, more, path) => {
    expect(await refusal(more)).toMatchObject([{ code: 'BAD_USER_INPUT', path }])
  })

  it('has a name that no other has', async () => {
    await desk.server.ask(Create, { input: input('Taken') as never })
    expect(await refusal({ name: 'Taken' })).toMatchObject([{ code: 'BAD_USER_INPUT', path: 'input.name' }])
    const both = await Promise.all([1, 2].map(() => desk.server.answer(Create, { input: input('At once') })))
    expect(both.map(({ errors }) => errors.length).sort()).toEqual([0, 1])
  })

  it('is changed only by those who know its version', async () => {
    const id = await desk.notify('versioned')
    const change = (expectedVersion: number, more: object = {}) =>
      desk.server.answer<{ updateNotificationRule: object }>(Update, {
        ...{ id, expectedVersion, input: input('versioned', more) },
      })
    expect((await change(0)).errors).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT', path: 'expectedVersion' } },
    ])
    expect((await change(1, { enabled: false })).data.updateNotificationRule).toMatchObject({
      version: 2,
      enabled: false,
    })
    expect((await change(1)).errors).toMatchObject([{ extensions: { code: 'CONFLICT', version: 2 } }])
    expect((await change(2, { enabled: false })).data.updateNotificationRule).toMatchObject({ version: 2 })
  })

  it('hides routing keys and the paths of webhooks from those who only read, and from the audit trail', async () => {
    const address = 'https://hooks.slack.example/services/T000/B000/secret-of-the-hook'
    await desk.server.ask(Create, {
      input: input('secret', {
        targets: [{ kind: 'SLACK', address }, { kind: 'PAGERDUTY', address: KEY }, mail],
      }) as never,
    })
    const list = '{ notificationRules { name targets { kind address } } }'
    const asked = async (key?: string) => {
      const { data } = await desk.server.answer<{ notificationRules: { name: string; targets: object[] }[] }>(
        list,
        {},
        key,
      )
      return data.notificationRules.find(({ name }) => name === 'secret')?.targets
    }
    const reader = await addUser(desk.server, 'reader', 'Read Only')
    expect(await asked()).toMatchObject([{ address }, { address: KEY }, mail])
    expect(await asked(reader.key)).toMatchObject([
      { address: 'https://hooks.slack.example/…hook' },
      { address: '…2345' },
      mail,
    ])
    const { data } = await desk.server.answer(
      'query { auditEvents(query: "@asset.type:notification_profile", range: { from: "now-1d", to: "now+1d" }, first: 100) { edges { node { action assetName changes { field newValue } } } } }',
    )
    const trail = JSON.stringify(data)
    expect(trail).toContain('https://hooks.slack.example/…hook')
    expect(trail).not.toContain('secret-of')
    expect(trail).not.toContain(KEY)
  })

  it('is for those who have the permission', async () => {
    const reader = await addUser(desk.server, 'watcher', 'Read Only')
    const { errors } = await desk.server.answer(Create, { input: input('forbidden') }, reader.key)
    expect(errors).toMatchObject([
      { extensions: { code: 'FORBIDDEN', permission: 'security_monitoring_notification_profiles_write' } },
    ])
    await desk.server.app.stores.postgres.dataSource.query(
      `INSERT INTO roles (id, name, managed, permissions)
       VALUES ('rol_00000000000000000000000043', 'Secretary', false, '{security_monitoring_notification_profiles_write}')`,
    )
    const secretary = await addUser(desk.server, 'secretary', 'Secretary')
    const answer = await desk.server.answer(Create, { input: input('forbidden') }, secretary.key)
    expect(answer.errors).toMatchObject([
      { extensions: { code: 'FORBIDDEN', permission: 'security_monitoring_signals_read' } },
    ])
  })
})
