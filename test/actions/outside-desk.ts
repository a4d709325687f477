import { ManualClock } from '../../src/kernel/clock.ts'
import { systemViewer } from '../../src/kernel/viewer.ts'
import type { ActionFault, ActionOutputs, OutsideAction } from '../../src/modules/actions/index.ts'
import { createOutbound, NOWHERE, type Outbound, type OutboundSettings } from '../../src/outbound/index.ts'

/** An outbound that may reach the stand-ins of tests. */
export const openOutbound = (settings: Partial<OutboundSettings> = {}): Outbound =>
  createOutbound({ ...NOWHERE, allowPrivate: true, hosts: null, ...settings })

export const clock = new ManualClock('2026-03-02T09:00:00.000Z')

/** What the engine does with a step. */
export const run = (
  action: OutsideAction,
  parameters: Record<string, unknown>,
  { key = 'run-1/step', signal = new AbortController().signal } = {},
): Promise<ActionOutputs> => action.perform({ viewer: systemViewer('test'), key, parameters, signal })

/** Name, message and whether it passes of the fault that a step ends with. */
export async function faultOf(running: Promise<unknown>) {
  const fault = await running.then(
    () => null,
    (error: ActionFault) => error,
  )
  return fault && { name: fault.name, message: fault.message, passing: fault.passing }
}
