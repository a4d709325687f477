import { DefaultViewRow, SavedViewRow, SavedViewStarRow } from './saved-view.table.ts'

export const VIEW_ROWS = [SavedViewRow, SavedViewStarRow, DefaultViewRow]
