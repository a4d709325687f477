import { OutboundFault, type OutboundPolicy, type OutboundRequest, sendRequest } from '../../outbound/index.ts'

export type DownloadLimits = Pick<OutboundRequest, 'bytes' | 'milliseconds' | 'redirects' | 'signal'>

/** Where lists may be fetched from: anywhere, but for the own network, unless that is allowed. */
export const feedPolicy = (allowPrivate: boolean): OutboundPolicy => ({
  allowPrivate,
  hosts: null,
  setting: 'ALLOW_PRIVATE_FEEDS',
})

/** Fetches a list as a text over http or https. */
export async function download(url: string, limits: DownloadLimits, policy: OutboundPolicy): Promise<string> {
  const { status, body } = await sendRequest({ method: 'GET', url, ...limits }, policy)
  if (status !== 200) throw new OutboundFault(`Expected the list, got HTTP ${status}.`)
  return body
}
