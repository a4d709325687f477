import { blueprint, setting } from './blueprint.ts'
import { comment } from './parts.ts'

const SOURCES = ['cloudtrail', 'okta', 'github', 'auth', 'nginx', 'dns']

export const noisyRule = blueprint({
  id: 'noisy-rule',
  name: 'Noisy rule',
  description:
    'Silences what a rule reports of a harmless thing for a while, archives the signal, and says why. It asks which signals are meant. Secrets: SLACK_URL, where somebody is to be told.',
  source: null,
  tags: SOURCES.map((source) => `source:${source}`),
  query: null,
  inputs: [
    {
      ...{ name: 'query', label: 'Which signals of the rule are noise, such as @usr.id:scanner', type: 'STRING' },
      required: true,
    },
    setting('reason', 'Why they are', 'Known to be harmless.'),
    setting('lasts', 'For how long, such as P7D', 'P7D'),
    { name: 'tell', label: 'Whether to tell Slack', type: 'BOOLEAN', required: false, default: 'false' },
  ],
  steps: [
    {
      name: 'silence',
      action: 'suppression.create',
      parameters: {
        name: 'Noise of {{signal.rule.name}}',
        description: '{{inputs.reason}}',
        ruleQuery: 'ruleId:{{signal.rule.id}}',
        suppressionQuery: '{{inputs.query}}',
        expiresIn: '{{inputs.lasts}}',
        tags: ['noise'],
      },
      next: ['archive'],
    },
    {
      name: 'archive',
      action: 'signal.triage',
      parameters: {
        signalId: '{{signal.id}}',
        state: 'ARCHIVED',
        archiveReason: 'FALSE_POSITIVE',
        archiveComment: '{{inputs.reason}}',
      },
      next: ['note'],
    },
    comment('The rule is silent about {{inputs.query}} until {{steps.silence.output.expiresAt}}.', { next: ['tell'] }),
    {
      name: 'tell',
      action: 'slack.message',
      parameters: {
        url: '{{secrets.SLACK_URL}}',
        title: '{{signal.rule.name}} is silent for a while',
        text: '{{inputs.reason}}',
        facts: { About: '{{inputs.query}}', Until: '{{steps.silence.output.expiresAt}}' },
      },
      retries: 8,
      when: 'inputs.tell',
    },
  ],
})
