import type { WorkflowStep } from '../workflow.ts'
import { expected } from './problem.ts'

/** Steps by name in an order in which none comes before those that lead to it, with all of the steps that can have run before each. */
export type StepsBefore = ReadonlyMap<string, ReadonlySet<string>>

/** Edges lead to steps that exist, and never back. */
export function checkGraph(steps: readonly WorkflowStep[], path: string): StepsBefore {
  const places = new Map(steps.map(({ name }, index) => [name, index]))
  for (const [index, step] of steps.entries()) {
    for (const kind of ['next', 'onError'] as const) {
      const seen = new Set<string>()
      for (const [edge, name] of step[kind].entries()) {
        const at = `${path}.${index}.${kind}.${edge}`
        if (!places.has(name)) throw expected(at, 'the name of a step', name)
        if (seen.has(name)) throw expected(at, 'each step once', name)
        seen.add(name)
      }
    }
  }
  return inOrder(steps, path)
}

function inOrder(steps: readonly WorkflowStep[], path: string): StepsBefore {
  const waitsFor = new Map(steps.map(({ name }) => [name, 0]))
  for (const step of steps) for (const name of targets(step)) waitsFor.set(name, (waitsFor.get(name) ?? 0) + 1)
  const byName = new Map(steps.map((step) => [step.name, step]))
  const before = new Map<string, Set<string>>(steps.map(({ name }) => [name, new Set()]))
  const ready = steps.filter(({ name }) => waitsFor.get(name) === 0).map(({ name }) => name)
  const ordered = new Map<string, ReadonlySet<string>>()
  for (let name = ready.shift(); name !== undefined; name = ready.shift()) {
    const sofar = before.get(name) as Set<string>
    ordered.set(name, sofar)
    for (const target of targets(byName.get(name) as WorkflowStep)) {
      const known = before.get(target) as Set<string>
      for (const earlier of [...sofar, name]) known.add(earlier)
      const left = (waitsFor.get(target) as number) - 1
      waitsFor.set(target, left)
      if (left === 0) ready.push(target)
    }
  }
  if (ordered.size < steps.length) throw circle(steps, ordered, path)
  return ordered
}

/** Names an edge that leads back: of steps that nothing starts, one to another. */
function circle(steps: readonly WorkflowStep[], ordered: StepsBefore, path: string): Error {
  for (const [index, step] of steps.entries()) {
    if (ordered.has(step.name)) continue
    for (const kind of ['next', 'onError'] as const) {
      const edge = step[kind].findIndex((name) => leadsTo(steps, name, step.name))
      if (edge !== -1) {
        const at = `${path}.${index}.${kind}.${edge}`
        return expected(at, 'a step that does not lead back to this one', step[kind][edge])
      }
    }
  }
  return expected(path, 'steps that lead to each other in no circle', null)
}

function leadsTo(steps: readonly WorkflowStep[], from: string, to: string): boolean {
  const byName = new Map(steps.map((step) => [step.name, step]))
  const seen = new Set<string>([from])
  for (const name of seen) {
    if (name === to) return true
    const step = byName.get(name)
    for (const target of step ? targets(step) : []) seen.add(target)
  }
  return false
}

const targets = ({ next, onError }: WorkflowStep): Set<string> => new Set([...next, ...onError])
