import type { ValueType } from '../action.ts'

interface BlueprintInput {
  readonly name: string
  readonly label: string
  readonly type: ValueType
  /** Inputs with a default are not. */
  readonly required: boolean
  readonly default?: string
  readonly allowedValues?: readonly string[]
}

interface BlueprintTrigger {
  readonly kind: 'MANUAL' | 'API' | 'SECURITY_SIGNAL'
  readonly query?: string
  /** Runs per hour. */
  readonly rateLimit?: number
}

export interface BlueprintStep {
  readonly name: string
  readonly action: string
  readonly parameters: Readonly<Record<string, unknown>>
  readonly next?: readonly string[]
  readonly onError?: readonly string[]
  readonly retries?: number
  readonly when?: string
}

/** A workflow for a situation that many have. */
export interface Blueprint {
  readonly id: string
  readonly name: string
  readonly description: string
  /** Of the logs that it is made for; null for those of any source. */
  readonly source: string | null
  /** What signals have in common that it is for. */
  readonly tags: readonly string[]
  /** As `createWorkflow` takes it, without name and tags. */
  readonly workflow: {
    readonly handle: string
    readonly description: string
    readonly inputs: readonly BlueprintInput[]
    readonly triggers: readonly BlueprintTrigger[]
    readonly steps: readonly BlueprintStep[]
  }
}

interface Sketch extends Omit<Blueprint, 'workflow' | 'tags'> {
  readonly tags: readonly string[]
  /** Which signals start it by themselves once it is published; null for none. */
  readonly query: string | null
  readonly inputs: readonly BlueprintInput[]
  readonly steps: readonly BlueprintStep[]
}

/** People can always run it; in an hour it runs so often by itself that nobody is buried under messages. */
export const blueprint = ({ query, inputs, steps, ...rest }: Sketch): Blueprint => ({
  ...rest,
  workflow: {
    handle: rest.id,
    description: rest.description,
    inputs,
    triggers: [
      { kind: 'MANUAL' },
      { kind: 'API' },
      ...(query === null ? [] : [{ kind: 'SECURITY_SIGNAL' as const, query, rateLimit: 60 }]),
    ],
    steps,
  },
})

/** Optional, and empty where nobody says anything. */
export const setting = (name: string, label: string, fallback = ''): BlueprintInput => ({
  ...{ name, label, type: 'STRING', required: false, default: fallback },
})

export const PROJECT = setting('project', 'Key of the project that cases are opened in', 'SEC')

export const CONTAIN: BlueprintInput = {
  ...{ name: 'contain', label: 'Whether to block and disable without asking', type: 'BOOLEAN' },
  ...{ required: false, default: 'false' },
}
