import { createCatalog, type SearchDocument } from '../../search/index.ts'
import type { Workflow } from './workflow.ts'

/** What can be searched in workflows. */
export const WORKFLOW_FIELDS = createCatalog({
  fields: [
    { name: 'id', label: 'Workflow id', kind: 'STRING' },
    { name: 'name', label: 'Name', kind: 'TEXT' },
    { name: 'handle', label: 'Handle', kind: 'STRING', foldsCase: true },
    { name: 'description', label: 'Description', kind: 'TEXT' },
    { name: 'published', label: 'Published', description: 'true or false.', kind: 'STRING', foldsCase: true },
    {
      name: 'trigger',
      label: 'Trigger',
      description: 'Kind of a trigger.',
      kind: 'STRING',
      shape: 'MANY',
      foldsCase: true,
    },
    { name: 'action', label: 'Action', description: 'Id of an action of a step.', kind: 'STRING', shape: 'MANY' },
    { name: 'blueprintId', aliases: ['blueprint_id'], label: 'Blueprint', kind: 'STRING' },
    { name: 'version', label: 'Version', kind: 'NUMBER' },
  ],
  text: ['name', 'description', 'handle'],
})

export const workflowDocument = (workflow: Workflow): SearchDocument => ({
  id: workflow.id,
  name: workflow.name,
  handle: workflow.handle ?? '',
  description: workflow.description ?? '',
  published: String(workflow.published),
  trigger: workflow.triggers.map(({ kind }) => kind.toLowerCase()),
  action: workflow.steps.map(({ action }) => action),
  blueprintId: workflow.blueprintId ?? '',
  version: workflow.version,
  tags: workflow.tags,
  message: '',
  attributes: {},
})
