import { describe, expect, it } from 'vitest'
import { renderTemplate, type TemplateValues } from '../../src/modules/rules/index.ts'
import { parseTemplate } from '../../src/modules/rules/template-parser.ts'

const ATTRIBUTES: Record<string, string[]> = {
  'usr.id': ['ada lovelace'],
  'network.client.ip': ['192.0.2.1', '192.0.2.2'],
  'evt.outcome': ['failure'],
  count: ['12'],
  flag: ['false'],
  evil: ['{{@usr.id}} {{#if'],
}
const values: TemplateValues = {
  variables: {
    severity: '3',
    rule_name: 'Brute force',
    first_seen: '2026-03-02T08:00:00.000Z',
    first_seen_epoch: '1772438400000',
    events_matched: '7',
    'events_matched_per_query.failed': '6',
  },
  attribute: (path) => ATTRIBUTES[path] ?? [],
  tag: (key) => ({ env: ['prod'], 'a.b': ['dotted'] })[key] ?? [],
}
const render = (template: string) => renderTemplate(template, values)

describe('a template', () => {
  it.each([
    ['no variable', 'no variable'],
    ['', ''],
    ['{{rule_name}} is {{severity}}', 'Brute force is 3'],
    ['{{ rule_name }}', 'Brute force'],
    ['{{@usr.id}} from {{@network.client.ip}}', 'ada lovelace from 192.0.2.1, 192.0.2.2'],
    ['<{{@nobody}}>', '<>'],
    ['{{events_matched_per_query.failed}} of {{events_matched}}', '6 of 7'],
    ['{{events_matched_per_query.other}}', ''],
    ['@slack-{{env.name}} {{env}}', '@slack-prod prod'],
    ['{{[a.b].name}}', 'dotted'],
    ['{{eval "1 + 2 * 3"}}', '7'],
    ['{{eval "(1 + 2) * -3"}}', '-9'],
    ['{{eval "@count / 4"}}', '3'],
    ['{{eval "7 % 4 - 0.5"}}', '2.5'],
    ['{{eval "first_seen_epoch-15*60*1000"}}', '1772437500000'],
    ['{{eval "@usr.id + 1"}}', ''],
    ['{{eval "1 / 0"}}', ''],
    ['{{local_time "first_seen" "Europe/Berlin"}}', '2026-03-02 09:00:00 Europe/Berlin'],
    ['{{local_time "first_seen_epoch" "Asia/Tokyo"}}', '2026-03-02 17:00:00 Asia/Tokyo'],
    ['{{local_time "@nothing" "UTC"}}', ''],
    ['?user={{urlencode "@usr.id"}}', '?user=ada%20lovelace'],
    ['{{{{raw}}}}{{@usr.id}}{{{{/raw}}}} {{severity}}', '{{@usr.id}} 3'],
    ['{{@evil}}', '{{@usr.id}} {{#if'],
    ['{{#is_match "@usr.id" "love"}}yes{{/is_match}}', 'yes'],
    ['{{#is_match "@usr.id" "hate" "ada"}}yes{{/is_match}}', 'yes'],
    ['{{#is_match "@usr.id" "hate"}}yes{{else}}no{{/is_match}}', 'no'],
    ['{{^is_match "@usr.id" "hate"}}yes{{/is_match}}', 'yes'],
    ['{{^is_match "@usr.id" "ada"}}yes{{/is_match}}', ''],
    ['{{#is_match "@network.client.ip" ".2.2"}}second{{/is_match}}', 'second'],
    ['{{#is_exact_match "env.name" "prod"}}yes{{/is_exact_match}}', 'yes'],
    ['{{#is_exact_match "env.name" "pro"}}yes{{/is_exact_match}}', ''],
    ['{{^is_exact_match "env.name" "pro"}}yes{{/is_exact_match}}', 'yes'],
    ['{{#is_exact_match "@nothing" ""}}absent{{/is_exact_match}}', 'absent'],
    ['{{#if @usr.id}}known{{/if}}', 'known'],
    ['{{#if @nothing}}known{{else}}unknown{{/if}}', 'unknown'],
    ['{{#if @flag}}set{{/if}}', ''],
    ['{{^if @nothing}}unknown{{/if}}', 'unknown'],
    ['{{#if @usr.id}}a{{#is_match "env" "prod"}}b{{/is_match}}c{{/if}}d', 'abcd'],
    ['{"json": {"a": 1}}', '{"json": {"a": 1}}'],
  ])('%s becomes %s', (template, text) => {
    expect(render(template)).toBe(text)
  })

  it.each([
    ['{{#if @usr.id}}open', 'Expected {{/if}} after it.'],
    ['{{#if @usr.id}}{{/is_match}}', 'Expected {{/if}}.'],
    ['{{/if}}', 'Expected {{/…}}.'],
    ['{{else}}', 'Expected {{else}} within a condition, once.'],
    ['{{#each @usr.id}}{{/each}}', 'Expected is_match, is_exact_match or if after # or ^.'],
    ['{{#is_match "@usr.id"}}{{/is_match}}', 'Expected {{#is_match "variable" "text"}}.'],
    ['{{two words}}', 'Expected a variable, an @attribute or a tag, got "two words".'],
    ['{{}}', 'Expected a variable, an @attribute or a tag, got "".'],
    ['{{local_time "first_seen" "Mars/Base"}}', 'Expected a time zone such as Europe/Berlin, got "Mars/Base".'],
    ['{{eval "1 +"}}', 'Expected a number or a variable, got the end of the expression.'],
    ['{{eval "1 2"}}', 'Expected an operator, got "2".'],
    ['{{eval "1 $ 2"}}', 'Expected an arithmetic expression.'],
  ])('%s is refused, and a signal shows it as it is', (template, message) => {
    expect(() => parseTemplate(template)).toThrow(message)
    expect(render(template)).toBe(template)
  })

  it('is bounded: in depth, in length, and in what it becomes', () => {
    expect(() => parseTemplate(`${'{{#if @a}}'.repeat(30)}${'{{/if}}'.repeat(30)}`)).toThrow('at most 20 conditions')
    expect(() => parseTemplate('x'.repeat(64_001))).toThrow('at most 64000 characters')
    const long = renderTemplate('{{@a}}'.repeat(1_000), { ...values, attribute: () => ['x'.repeat(4_000)] })
    expect(long).toHaveLength(64_000)
    expect(long.endsWith('…')).toBe(true)
  })

  it('is read in linear time', () => {
    const start = performance.now()
    for (const part of ['{{', '{{"', '{{{{raw}}}}', '{{#if ', '"']) render(part.repeat(10_000).slice(0, 64_000))
    render(`{{eval "${'a-'.repeat(30_000)}"}}`)
    expect(performance.now() - start).toBeLessThan(5_000)
  })
})
