import { CaseRow } from './case.table.ts'
import { CaseEventRow } from './case-event.table.ts'
import { CaseProjectRow, CaseProjectStarRow } from './project.table.ts'

export { CreateCaseInput } from './case.input.ts'
export type { CaseLoaders } from './case.loaders.ts'
export type { CaseService } from './case.service.ts'
export type { StoredCase } from './case.ts'
export { CASE_PRIORITIES } from './case.ts'
export { Case } from './case.type.ts'
export type { CaseComments } from './case-comments.ts'
export type { CaseIncidents } from './case-incidents.ts'
export type { CaseLinks } from './case-links.ts'
export type { NewCase } from './check-case.ts'
export type { CaseProjectService } from './project.service.ts'

export const CASE_ROWS = [CaseRow, CaseEventRow, CaseProjectRow, CaseProjectStarRow]
