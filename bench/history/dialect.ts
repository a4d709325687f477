/** What the two stores write differently. `n` is the number of a signal, 0 the newest. */
export interface Dialect {
  /** One text of a list, by a place that counts from 0. */
  pick(texts: readonly string[], place: string): string
  list(texts: readonly string[]): string
  divide(left: string, right: number): string
  text(number: string): string
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

export const CLICKHOUSE: Dialect = {
  pick: (texts, place) => `[${texts.map(quoted).join(', ')}][${place} + 1]`,
  list: (texts) => `[${texts.join(', ')}]`,
  divide: (left, right) => `intDiv(${left}, ${right})`,
  text: (number) => `toString(${number})`,
}

export const POSTGRES: Dialect = {
  pick: (texts, place) => `(ARRAY[${texts.map(quoted).join(', ')}])[${place} + 1]`,
  list: (texts) => `ARRAY[${texts.join(', ')}]`,
  divide: (left, right) => `(${left}) / ${right}`,
  text: (number) => `(${number})::text`,
}

/** Odd factors whose products with n look random in their upper half. */
const FACTORS = [2_654_435_761, 2_246_822_519, 3_266_489_917, 668_265_263, 374_761_393, 2_869_860_233, 1_181_783_497]

/** A number below 65,536 that looks random; the same for the same n in both stores. */
const random = (dialect: Dialect, seed: number): string => {
  const factor = FACTORS[seed % FACTORS.length] as number
  return `(${dialect.divide(`(n * ${factor} + ${seed * 97_531_357}) % 4294967296`, 65_536)})`
}

/** A place among so many, each as likely as the other. */
export const even = (dialect: Dialect, seed: number, count: number): string =>
  `(${dialect.divide(`${random(dialect, seed)} * ${count}`, 65_536)})`

/** A place among so many, the first ones far more likely than the last, as users, hosts and rules are. */
export const skewed = (dialect: Dialect, seed: number, count: number): string =>
  `(${dialect.divide(`${random(dialect, seed)} * ${random(dialect, seed + 3)} * ${count}`, 4_294_967_296)})`
