import { createCatalog, type SearchDocument } from '../../search/index.ts'
import { isActive, type Suppression } from './suppression.ts'

/** What can be searched in suppressions. */
export const SUPPRESSION_FIELDS = createCatalog({
  fields: [
    { name: 'id', label: 'Suppression id', kind: 'STRING' },
    { name: 'name', label: 'Name', kind: 'TEXT' },
    { name: 'description', label: 'Description', kind: 'TEXT' },
    { name: 'enabled', label: 'Enabled', description: 'true or false.', kind: 'STRING', foldsCase: true },
    {
      name: 'active',
      label: 'Active',
      description: 'Whether it silences anything now: true or false.',
      kind: 'STRING',
      foldsCase: true,
    },
    { name: 'ruleQuery', aliases: ['rule_query'], label: 'Rule query', kind: 'TEXT' },
    { name: 'suppressionQuery', aliases: ['suppression_query'], label: 'Suppression query', kind: 'TEXT' },
    { name: 'dataExclusionQuery', aliases: ['data_exclusion_query'], label: 'Data exclusion query', kind: 'TEXT' },
    { name: 'startsAt', aliases: ['start_date'], label: 'Start', kind: 'DATE' },
    { name: 'expiresAt', aliases: ['expiration_date'], label: 'Expiry', kind: 'DATE' },
    { name: 'version', label: 'Version', kind: 'NUMBER' },
  ],
  text: ['name', 'description', 'ruleQuery', 'suppressionQuery', 'dataExclusionQuery'],
})

export const suppressionDocument = (suppression: Suppression, now: Date): SearchDocument => ({
  ...suppression,
  description: suppression.description ?? '',
  suppressionQuery: suppression.suppressionQuery ?? '',
  dataExclusionQuery: suppression.dataExclusionQuery ?? '',
  enabled: String(suppression.enabled),
  active: String(isActive(suppression, now)),
  startsAt: suppression.startsAt?.getTime() ?? null,
  expiresAt: suppression.expiresAt?.getTime() ?? null,
  message: '',
  attributes: {},
})
