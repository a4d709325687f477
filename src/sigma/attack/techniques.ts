import { TECHNIQUE_TABLE } from './technique-table.ts'

export interface Technique {
  /** `T1110.001` */
  readonly id: string
  readonly name: string
  readonly tactics: readonly string[]
  /** What it is a part of. */
  readonly parent: string | null
  /** Whether it is in ATT&CK no longer. */
  readonly retired: boolean
}

export const TECHNIQUES: readonly Technique[] = TECHNIQUE_TABLE.trim().split('\n').flatMap(readLine)

/** By id in capitals. */
export const TECHNIQUE_NAMES: ReadonlyMap<string, string> = new Map(TECHNIQUES.map(({ id, name }) => [id, name]))

function readLine(line: string): Technique[] {
  const [number = '', name = '', inTactics = '', ...parts] = line.split('|')
  const tactics = inTactics === '' ? [] : inTactics.split(' ').map((tactic) => `TA${tactic}`)
  const { id, retired } = idOf(number)
  const technique: Technique = { id, name, tactics, parent: null, retired }
  const subTechniques = parts.map((part): Technique => {
    const space = part.indexOf(' ')
    const own = idOf(part.slice(0, space))
    return {
      id: `${id}.${own.id.slice(1)}`,
      name: part.slice(space + 1),
      tactics,
      parent: id,
      retired: own.retired,
    }
  })
  return [technique, ...subTechniques]
}

function idOf(number: string): { id: string; retired: boolean } {
  return { id: `T${number.replace('-', '')}`, retired: number.endsWith('-') }
}
