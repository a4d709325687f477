export const VISUALIZATIONS = ['LIST', 'RULES_LIST', 'TIMESERIES', 'TOP_LIST', 'TABLE', 'PIE'] as const
export type Visualization = (typeof VISUALIZATIONS)[number]
