export type Reworded = (change: (said: string) => string) => string

/** Why something could not be sent to, or fetched from, another server; meant for whoever set it up. */
export class OutboundFault extends Error {
  override readonly name = 'OutboundFault'

  constructor(
    message: string,
    /** It may work later: the server could not be reached, was too slow, or said so. */
    readonly passing = false,
    /** The message anew, with all that the server said changed before it is shortened: half a secret is not recognised. */
    readonly reworded?: Reworded,
  ) {
    super(message)
  }
}

/** For an answer with a status that was not expected, with the beginning of what the server said. */
export function unexpected(
  { status, body }: { readonly status: number; readonly body: string },
  expected: string,
): OutboundFault {
  const reworded: Reworded = (change) => {
    const said = change(body).replace(/\s+/g, ' ').trim().slice(0, 300)
    return `Expected ${expected}, got HTTP ${status}${said ? `: ${said}` : ''}.`
  }
  return new OutboundFault(
    reworded((said) => said),
    isPassing(status),
    reworded,
  )
}

/** The server is busy, slow or broken, which may be over later. */
const isPassing = (status: number): boolean => status >= 500 || status === 429 || status === 408 || status === 425
