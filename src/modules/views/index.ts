import { DefaultViewRow, SavedViewRow, SavedViewStarRow } from './saved-view.table.ts'

export type { SearchedSignals } from './view-settings.ts'

export const VIEW_ROWS = [SavedViewRow, SavedViewStarRow, DefaultViewRow]
