import type { BlueprintStep } from './blueprint.ts'

type Edges = Pick<BlueprintStep, 'next' | 'onError' | 'when'>

/** Attempts at other servers beside the first: with the pauses between them, about a quarter of an hour. */
const RETRIES = 8

export const WORSE = 'signal.severity in ["HIGH", "CRITICAL"]'

export const lookUp = (edges: Edges): BlueprintStep => ({
  name: 'look_up',
  action: 'threat_intel.lookup_ip',
  parameters: { ips: '{{signal.ips}}' },
  ...edges,
})

export const openCase = (priority: 'P1' | 'P2' | 'P3', edges: Edges = {}): BlueprintStep => ({
  name: 'open_case',
  action: 'case.create',
  parameters: {
    project: '{{inputs.project}}',
    title: '{{signal.title}}',
    description: '{{signal.message}}',
    priority,
    signalId: '{{signal.id}}',
  },
  ...edges,
})

const FACTS = {
  Severity: '{{signal.severity}}',
  Rule: '{{signal.rule.name}}',
  Users: '{{signal.users}}',
  Addresses: '{{signal.ips}}',
  Case: '{{steps.open_case.output.key | default("none")}}',
}

const NOTICE = { title: '{{signal.title}}', severity: '{{signal.severity}}', facts: FACTS }

export const tellSlack = (text: string, edges: Edges = {}): BlueprintStep => ({
  name: 'tell',
  action: 'slack.message',
  parameters: { url: '{{secrets.SLACK_URL}}', text, ...NOTICE },
  retries: RETRIES,
  ...edges,
})

export const tellTeams = (text: string, edges: Edges = {}): BlueprintStep => ({
  name: 'tell',
  action: 'teams.message',
  parameters: { url: '{{secrets.TEAMS_URL}}', text, ...NOTICE },
  retries: RETRIES,
  ...edges,
})

/** One alert for a signal, whichever workflow pages. */
export const page = (edges: Edges = {}): BlueprintStep => ({
  name: 'page',
  action: 'pagerduty.event',
  parameters: { routingKey: '{{secrets.PAGERDUTY_KEY}}', dedupKey: 'signalbox-{{signal.id}}', ...NOTICE },
  retries: RETRIES,
  when: WORSE,
  ...edges,
})

export const mail = (edges: Edges = {}): BlueprintStep => ({
  name: 'mail',
  action: 'email.send',
  parameters: {
    to: '{{inputs.mailTo}}',
    subject: '[{{signal.severity}}] {{signal.title}}',
    text: '{{signal.title}}\n\n{{signal.message}}\n\nCase: {{steps.open_case.output.key | default("none")}}\nSignal: {{signal.id}}',
  },
  retries: RETRIES,
  when: 'inputs.mailTo',
  ...edges,
})

/** Tells a program of one's own to do what no action does. It is signed, and carries the same key when it is sent again. */
export const askProgram = (name: string, secret: string, payload: object, edges: Edges): BlueprintStep => ({
  name,
  action: 'webhook.send',
  parameters: {
    url: `{{secrets.${secret}_URL}}`,
    secret: `{{secrets.${secret}_SECRET}}`,
    payload: { signalId: '{{signal.id}}', case: '{{steps.open_case.output.key | default("")}}', ...payload },
  },
  retries: RETRIES,
  ...edges,
})

export const comment = (text: string, edges: Edges = {}): BlueprintStep => ({
  name: 'note',
  action: 'signal.comment',
  parameters: { signalId: '{{signal.id}}', comment: text },
  ...edges,
})
