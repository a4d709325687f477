import { blueprint, CONTAIN, PROJECT, setting } from './blueprint.ts'
import { openCase, tellSlack, WORSE } from './parts.ts'

export const impossibleTravel = blueprint({
  id: 'impossible-travel',
  name: 'Impossible travel',
  description:
    'Puts the signal under review, suspends the user in Okta and ends their sessions, and opens a case. Secrets: SLACK_URL, OKTA_TOKEN.',
  source: 'okta',
  tags: ['source:okta', 'tactic:ta0001-initial-access', 'technique:t1078-valid-accounts'],
  query: 'source:okta (technique:t1078-valid-accounts OR @workflow.rule.detectionMethod:impossible_travel)',
  inputs: [PROJECT, CONTAIN, setting('oktaUrl', 'Address of the organisation, such as https://example.okta.com')],
  steps: [
    {
      name: 'review',
      action: 'signal.triage',
      parameters: { signalId: '{{signal.id}}', state: 'UNDER_REVIEW' },
      next: ['open_case'],
    },
    openCase('P2', { next: ['disable_user'] }),
    {
      name: 'disable_user',
      action: 'okta.disable_user',
      parameters: { user: '{{signal.users[0]}}', url: '{{inputs.oktaUrl}}', token: '{{secrets.OKTA_TOKEN}}' },
      retries: 8,
      when: `inputs.contain && inputs.oktaUrl && ${WORSE}`,
      next: ['tell'],
      onError: ['failed'],
    },
    {
      name: 'failed',
      action: 'case.comment',
      parameters: {
        caseId: '{{steps.open_case.output.caseId}}',
        comment: 'The user could not be disabled: {{steps.disable_user.error}}',
      },
      next: ['tell'],
    },
    tellSlack('One user, two places, too little time between them.'),
  ],
})
