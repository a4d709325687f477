import { blueprint, CONTAIN, PROJECT, setting } from './blueprint.ts'
import { comment, lookUp, openCase, tellSlack } from './parts.ts'

export const suspiciousIp = blueprint({
  id: 'suspicious-ip',
  name: 'Suspicious address',
  description:
    'Looks the addresses up and notes what is known; those that are known to be malicious are blocked in Cloudflare and get a case. Secrets: SLACK_URL, CLOUDFLARE_TOKEN.',
  source: 'nginx',
  tags: ['source:nginx', 'tactic:ta0043-reconnaissance', 'technique:t1595-active-scanning'],
  query: 'source:nginx tactic:(ta0043-reconnaissance OR ta0001-initial-access)',
  inputs: [
    PROJECT,
    CONTAIN,
    setting('accountId', 'Id of the account at Cloudflare; empty to block nothing there'),
    setting('cloudflareUrl', 'Address of the API, where it is not the public one'),
  ],
  steps: [
    lookUp({ next: ['note'] }),
    comment('Threat feeds say: {{steps.look_up.output.intention}} ({{steps.look_up.output.feeds}}).', {
      next: ['block', 'open_case'],
    }),
    {
      name: 'block',
      action: 'cloudflare.block_ip',
      parameters: {
        ips: '{{steps.look_up.output.maliciousIps}}',
        accountId: '{{inputs.accountId}}',
        token: '{{secrets.CLOUDFLARE_TOKEN}}',
        notes: 'Signalbox, {{signal.id}}',
        url: '{{inputs.cloudflareUrl}}',
      },
      retries: 8,
      when: 'inputs.contain && inputs.accountId && steps.look_up.output.malicious',
      next: ['tell'],
      onError: ['tell'],
    },
    openCase('P3', { when: 'steps.look_up.output.malicious', next: ['tell'] }),
    tellSlack('Somebody who is known for it looks around.', { when: 'steps.look_up.output.malicious' }),
  ],
})
