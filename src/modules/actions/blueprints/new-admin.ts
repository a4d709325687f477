import { blueprint, PROJECT, setting } from './blueprint.ts'
import { comment, openCase, tellTeams } from './parts.ts'

export const newAdmin = blueprint({
  id: 'new-admin',
  name: 'New administrator',
  description:
    'Gives the signal to whoever answers for administrators, asks whether the new one is wanted, and opens a case. Secrets: TEAMS_URL.',
  source: 'okta',
  tags: ['source:okta', 'source:auth', 'tactic:ta0004-privilege-escalation', 'technique:t1098-account-manipulation'],
  query: 'source:(okta OR auth) (tactic:ta0004-privilege-escalation OR technique:t1098-account-manipulation)',
  inputs: [PROJECT, setting('reviewerId', 'Id of the user who answers for administrators; empty for nobody')],
  steps: [
    {
      name: 'assign',
      action: 'signal.assign',
      parameters: { signalId: '{{signal.id}}', assigneeId: '{{inputs.reviewerId}}' },
      when: 'inputs.reviewerId',
      next: ['note'],
      onError: ['note'],
    },
    comment('Is this administrator wanted? Archive the signal if so; take the role away if not.', {
      next: ['open_case'],
    }),
    openCase('P3', { next: ['tell'] }),
    tellTeams('Somebody has become an administrator. Is that wanted?'),
  ],
})
