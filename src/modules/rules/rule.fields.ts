import { SEVERITIES, severityRank } from '../../kernel/severity.ts'
import { createCatalog, type SearchDocument } from '../../search/index.ts'
import type { Rule } from './rule.ts'

/** What can be searched in rules. Their tags are found by their keys, such as `source:cloudtrail`. */
export const RULE_FIELDS = createCatalog({
  fields: [
    { name: 'ruleId', aliases: ['id', '@workflow.rule.id'], label: 'Id', kind: 'STRING' },
    { name: 'name', aliases: ['@workflow.rule.name'], label: 'Name', kind: 'TEXT', sortable: true },
    { name: 'message', label: 'Message', kind: 'TEXT' },
    {
      name: 'type',
      aliases: ['@workflow.rule.type'],
      label: 'Type',
      description: 'log_detection or signal_correlation.',
      kind: 'STRING',
      shape: 'MANY',
      foldsCase: true,
      sortable: true,
    },
    {
      name: 'method',
      aliases: ['detectionMethod', '@workflow.rule.detectionMethod'],
      label: 'Method',
      description: 'Such as threshold or new_value.',
      kind: 'STRING',
      foldsCase: true,
    },
    {
      name: 'severity',
      aliases: ['status'],
      label: 'Severity',
      description: 'Of any case: info, low, medium, high or critical.',
      kind: 'STRING',
      shape: 'MANY',
      foldsCase: true,
    },
    { name: 'highest_severity', label: 'Highest severity', kind: 'STRING', foldsCase: true, sortable: true },
    { name: 'enabled', aliases: ['isEnabled'], label: 'Enabled', kind: 'STRING', foldsCase: true, sortable: true },
    {
      name: 'isDefault',
      aliases: ['default'],
      label: 'Default',
      description: 'true for rules that come with Signalbox.',
      kind: 'STRING',
      foldsCase: true,
    },
    { name: 'tactic', label: 'Tactic', kind: 'STRING', shape: 'MANY', foldsCase: true },
    { name: 'technique', label: 'Technique', kind: 'STRING', shape: 'MANY', foldsCase: true },
    { name: 'query', label: 'Query', description: 'The texts of the queries.', kind: 'TEXT' },
    { name: 'sigmaId', label: 'Sigma id', kind: 'STRING', foldsCase: true },
    { name: 'creator', label: 'Creator', kind: 'STRING' },
    { name: 'version', label: 'Version', kind: 'NUMBER' },
    { name: 'creation_date', aliases: ['createdAt'], label: 'Created', kind: 'DATE', sortable: true },
    { name: 'update_date', aliases: ['updatedAt'], label: 'Updated', kind: 'DATE', sortable: true },
  ],
  text: ['name', 'message'],
  fullText: ['tags', 'query', 'ruleId', 'creator'],
})

const documents = new WeakMap<Rule, SearchDocument>()

/** A rule as a query sees it. Tags are in lower case, as they are on the signals of the rule. */
export function ruleDocument(rule: Rule): SearchDocument {
  let document = documents.get(rule)
  if (!document) {
    document = toDocument(rule)
    documents.set(rule, document)
  }
  return document
}

function toDocument(rule: Rule): SearchDocument {
  const tags = rule.tags.map((tag) => tag.toLowerCase())
  const valuesOf = (key: string) =>
    tags.filter((tag) => tag.startsWith(`${key}:`)).map((tag) => tag.slice(key.length + 1))
  return {
    ruleId: rule.id,
    name: rule.name,
    message: rule.message,
    // As the API writes it, and as people read it on a signal.
    type: [rule.type.toLowerCase(), rule.type.toLowerCase().replaceAll('_', ' ')],
    method: rule.method.toLowerCase(),
    severity: [...new Set(rule.cases.map(({ severity }) => severity.toLowerCase()))],
    highest_severity: (SEVERITIES[highestSeverity(rule)] ?? '').toLowerCase(),
    enabled: String(rule.enabled),
    isDefault: String(rule.isDefault),
    tactic: valuesOf('tactic'),
    technique: valuesOf('technique'),
    query: rule.queries.map(({ query }) => query).join('\n'),
    sigmaId: rule.sigmaId?.toLowerCase() ?? '',
    creator: rule.creator.name,
    version: rule.version,
    creation_date: rule.createdAt.getTime(),
    update_date: rule.updatedAt.getTime(),
    tags,
    attributes: {},
  }
}

/** Its rank; -1 where there is no case. */
export const highestSeverity = ({ cases }: Rule): number =>
  Math.max(-1, ...cases.map(({ severity }) => severityRank(severity)))
