/** Runs after everything that the present turn still causes, as DataLoader does: resolvers ask in promises of the same turn. */
export function nextTurn(run: () => void): void {
  void Promise.resolve().then(() => process.nextTick(run))
}
