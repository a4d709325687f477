import { blueprint, CONTAIN, PROJECT, setting } from './blueprint.ts'
import { lookUp, openCase, tellSlack, WORSE } from './parts.ts'

export const bruteForce = blueprint({
  id: 'brute-force',
  name: 'Brute force against accounts',
  description:
    'Looks the addresses up, blocks them in AWS WAF where they are known to be malicious or a password was found, puts them on a threat feed, and opens a case. Secrets: SLACK_URL, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY.',
  source: 'auth',
  tags: ['source:auth', 'source:okta', 'tactic:ta0006-credential-access', 'technique:t1110-brute-force'],
  query: 'technique:t1110-brute-force',
  inputs: [
    PROJECT,
    CONTAIN,
    setting('ipSetName', 'Name of the IP set of AWS WAF; empty to block nothing there'),
    setting('ipSetId', 'Id of the IP set'),
    setting('region', 'Region of the IP set', 'us-east-1'),
    setting('wafUrl', 'Address of the WAF API, where it is not the public one'),
    setting('feed', 'Threat feed that the addresses are put on; empty for none'),
  ],
  steps: [
    lookUp({ next: ['block', 'list', 'open_case'], onError: ['open_case'] }),
    {
      name: 'block',
      action: 'aws_waf.block_ip',
      parameters: {
        ips: '{{signal.ips}}',
        region: '{{inputs.region}}',
        ipSetName: '{{inputs.ipSetName}}',
        ipSetId: '{{inputs.ipSetId}}',
        accessKeyId: '{{secrets.AWS_ACCESS_KEY_ID}}',
        secretAccessKey: '{{secrets.AWS_SECRET_ACCESS_KEY}}',
        url: '{{inputs.wafUrl}}',
      },
      retries: 8,
      when: `inputs.contain && inputs.ipSetName && (${WORSE} || steps.look_up.output.malicious)`,
      next: ['tell'],
      onError: ['tell'],
    },
    {
      name: 'list',
      action: 'threat_feed.add_ip',
      parameters: { feed: '{{inputs.feed}}', ips: '{{signal.ips}}', validFor: 'P30D' },
      when: 'inputs.feed',
      next: ['tell'],
      onError: ['tell'],
    },
    openCase('P2', { next: ['tell'] }),
    tellSlack('Somebody is guessing passwords.'),
  ],
})
