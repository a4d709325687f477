/** The row classes of all features, for TypeORM. Each feature's door adds its own. */
export const ROWS: (new () => object)[] = []
