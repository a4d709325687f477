import { blueprint, CONTAIN, PROJECT } from './blueprint.ts'
import { askProgram, lookUp, openCase, page, tellSlack, WORSE } from './parts.ts'

export const compromisedAccessKey = blueprint({
  id: 'compromised-access-key',
  name: 'Compromised AWS access key',
  description:
    'Looks up where the key was used from, opens a case, pages at night, and asks a program of yours to deactivate the key. Secrets: SLACK_URL, PAGERDUTY_KEY, KEY_DISABLER_URL, KEY_DISABLER_SECRET.',
  source: 'cloudtrail',
  tags: ['source:cloudtrail', 'tactic:ta0003-persistence', 'technique:t1098-account-manipulation'],
  query: 'source:cloudtrail (technique:t1098-account-manipulation OR technique:t1078-valid-accounts)',
  inputs: [PROJECT, CONTAIN],
  steps: [
    lookUp({ next: ['open_case'], onError: ['open_case'] }),
    openCase('P1', { next: ['disable_key', 'page', 'tell'] }),
    askProgram(
      'disable_key',
      'KEY_DISABLER',
      {
        users: '{{signal.users}}',
        accessKeyId: '{{signal.@userIdentity.accessKeyId | default("")}}',
        malicious: '{{steps.look_up.output.malicious | default(false)}}',
      },
      { when: `inputs.contain && (${WORSE} || steps.look_up.output.malicious)` },
    ),
    page(),
    tellSlack('An access key may be in the wrong hands.'),
  ],
})
