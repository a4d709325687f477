/** The server cannot start, and its operator can do something about it: printed as one line, exit 1. */
export class StartError extends Error {
  override readonly name = 'StartError'
}
