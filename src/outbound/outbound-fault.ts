/** Why something could not be sent to, or fetched from, another server; meant for whoever set it up. */
export class OutboundFault extends Error {
  override readonly name = 'OutboundFault'

  constructor(
    message: string,
    /** It may work later: the server could not be reached, was too slow, or said so. */
    readonly passing = false,
  ) {
    super(message)
  }
}
