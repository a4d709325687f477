import { createCatalog } from '../../search/index.ts'
import { RISK_BANDS } from './risk.ts'

const LEVEL = `multiIf(${RISK_BANDS.map(([level, least]) => `risk_score >= ${least}, '${level.toLowerCase()}'`).join(', ')}, 'info')`

/** What can be searched in entities. */
export const ENTITY_FIELDS = createCatalog({
  fields: [
    { name: 'kind', label: 'Kind', kind: 'STRING', foldsCase: true, sql: 'lower(toString(kind))' },
    { name: 'value', label: 'Value', kind: 'STRING' },
    { name: 'riskScore', label: 'Risk score', kind: 'NUMBER', sql: 'risk_score' },
    { name: 'riskLevel', label: 'Risk level', kind: 'STRING', foldsCase: true, sql: LEVEL },
    { name: 'signalCount', label: 'Signals', kind: 'NUMBER', sql: 'signal_count' },
  ],
  text: ['value'],
})
