/** PostgreSQL holds no NUL, and JSON columns no half of a surrogate pair. */
export const NO_CHARACTER = /\0|\p{Surrogate}/u

export const storableText = (text: string): boolean => !NO_CHARACTER.test(text)
