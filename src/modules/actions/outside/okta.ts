import { type Outbound, OutboundFault, unexpected } from '../../../outbound/index.ts'
import { ActionFault, type OutsideAction } from '../action.ts'
import { optional, outsideAction, required } from '../define.ts'
import type { Given } from '../given.ts'
import { askJson, isDone } from './json-api.ts'

/** Nobody of these can sign in. */
const DISABLED = new Set(['SUSPENDED', 'DEPROVISIONED'])

/** Users and their sessions: developer.okta.com/docs/api/openapi/okta-management/management/tag/UserLifecycle. */
export const oktaDisableUser = (outbound: Pick<Outbound, 'request'>): OutsideAction =>
  outsideAction(
    {
      id: 'okta.disable_user',
      name: 'Disable a user in Okta',
      description:
        'Suspends a user, who keeps everything and can be let in again, and ends their sessions. One who is suspended or deactivated already is no error; Okta suspends nobody who is not active.',
      parameters: [
        required('user', 'STRING', 'Id or login, such as {{signal.attributes.usr.id}}.'),
        required('url', 'STRING', 'Address of the organisation, such as https://example.okta.com.'),
        required('token', 'STRING', 'API token, such as {{secrets.OKTA_TOKEN}}.'),
        optional('endSessions', 'BOOLEAN', 'Whether the sessions end that they have; true when left out.'),
      ],
      outputs: { userId: 'STRING', status: 'STRING', alreadyDisabled: 'BOOLEAN', sessionsEnded: 'BOOLEAN' },
    },
    async (given, { signal }) => {
      const users = `${baseOf(given)}/api/v1/users`
      const headers = { authorization: `SSWS ${given.text('token')}` }
      const ask = (method: 'GET' | 'POST' | 'DELETE', path: string) =>
        askJson(outbound, { method, url: `${users}/${path}`, headers, signal })
      const expectDone = async (asked: ReturnType<typeof ask>) => {
        const answer = await asked
        if (!isDone(answer)) throw unexpected(answer, 'a 2xx')
        return answer.json
      }

      const { id, status } = await expectDone(ask('GET', pathOf(given.text('user').trim())))
      if (typeof id !== 'string') throw new OutboundFault('Expected a user of Okta, got something else.')
      const [path, alreadyDisabled] = [pathOf(id), DISABLED.has(String(status))]
      if (!alreadyDisabled) await expectDone(ask('POST', `${path}/lifecycle/suspend`))
      const endSessions = given.flag('endSessions', true)
      // An earlier try may have come this far only.
      if (endSessions && status !== 'DEPROVISIONED') await expectDone(ask('DELETE', `${path}/sessions`))
      return {
        userId: id,
        status: alreadyDisabled ? status : 'SUSPENDED',
        alreadyDisabled,
        sessionsEnded: endSessions,
      }
    },
  )

/** The name may come from a log, where anybody can write one: `me` is whoever owns the token, and dots lead to another path. */
function pathOf(user: string): string {
  if (/^(?:me|\.{1,2})$/i.test(user))
    throw new ActionFault(`user: expected an id or a login, got ${JSON.stringify(user)}.`)
  return encodeURIComponent(user)
}

function baseOf(given: Given): string {
  const text = given.text('url').trim()
  if (!URL.canParse(text)) throw new ActionFault('url: expected an address such as https://example.okta.com.')
  return new URL(text).origin
}
