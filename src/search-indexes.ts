import type { Modules } from './modules.ts'

/**
 * Writes the documents that searching needs anew from Postgres. Servers may run meanwhile: of two documents of one thing the higher version wins,
 * whoever writes it; but until the end searches find only a part.
 */
export async function rebuildSearchIndexes(
  { signals, entities, cases, incidents, auditIndex }: Modules,
  say: (line: string) => void,
): Promise<void> {
  const signalCount = await signals.index.rebuild()
  await entities.earlierSignals.rebuild()
  await signals.caseIndex.rebuild()
  const written = {
    signals: signalCount,
    cases: await cases.index.rebuild(),
    incidents: await incidents.index.rebuild(),
    'audit events': await auditIndex.rebuild(),
  }
  for (const [what, count] of Object.entries(written)) say(`${count} ${what} are in the index.`)
}
