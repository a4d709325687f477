/** As the store orders texts: by their bytes. */
export const compareTexts = (left: string, right: string): number =>
  Buffer.compare(Buffer.from(left), Buffer.from(right))
