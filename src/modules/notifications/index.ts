export type { NotifiedWorkflows } from './notified-workflows.ts'
