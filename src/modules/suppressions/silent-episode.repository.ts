import type { Transaction } from '../../stores/postgres.ts'
import type { RecentGroup, SignalDraft } from '../signals/index.ts'
import type { SilentEpisodeRow } from './silent-episode.table.ts'
import { type SilenceReason, type SilentEpisode, toSilentEpisode, toSilentRow } from './silent-episode.ts'

const COLUMNS = `rule_id AS "ruleId", rule_version AS "ruleVersion", group_hash AS "groupHash", episode, at, reason,
  suppression_ids AS "suppressionIds", parent_id AS "parentId", first_seen AS "firstSeen", last_seen AS "lastSeen",
  triggered_at AS "triggeredAt", title, severity, original_severity AS "originalSeverity", rule_case AS "ruleCase", queries,
  events_matched AS "eventsMatched"`

const OF_GROUPS = `
  SELECT ${COLUMNS} FROM silent_episodes
  JOIN unnest($1::text[], $2::integer[], $3::text[], $4::timestamptz[]) AS wanted (rule_id, rule_version, group_hash, since)
    USING (rule_id, rule_version, group_hash)
  WHERE last_seen >= since OR episode = (
    SELECT max(episode) FROM silent_episodes AS other
    WHERE (other.rule_id, other.rule_version, other.group_hash) = (wanted.rule_id, wanted.rule_version, wanted.group_hash)
  )`

const TYPES: Readonly<Record<keyof SilentEpisodeRow, string>> = {
  ruleId: 'text',
  ruleVersion: 'integer',
  groupHash: 'text',
  episode: 'integer',
  at: 'timestamptz',
  reason: 'text',
  suppressionIds: 'text[]',
  parentId: 'text',
  firstSeen: 'timestamptz',
  lastSeen: 'timestamptz',
  triggeredAt: 'timestamptz',
  title: 'text',
  severity: 'smallint',
  originalSeverity: 'smallint',
  ruleCase: 'jsonb',
  queries: 'jsonb',
  eventsMatched: 'integer',
}
const KEPT: ReadonlySet<string> = new Set(['ruleId', 'ruleVersion', 'groupHash', 'episode', 'at'])
const columnOf = (property: string): string => property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const PROPERTIES = Object.keys(TYPES) as (keyof SilentEpisodeRow)[]

const SAVE = `
  INSERT INTO silent_episodes (${PROPERTIES.map(columnOf).join(', ')})
  SELECT ${PROPERTIES.map((property) => `"${property}"`).join(', ')}
  FROM jsonb_to_recordset($1::jsonb) AS silent (${PROPERTIES.map((property) => `"${property}" ${TYPES[property]}`).join(', ')})
  ON CONFLICT (rule_id, rule_version, group_hash, episode) DO UPDATE
    SET ${PROPERTIES.filter((property) => !KEPT.has(property))
      .map((property) => `${columnOf(property)} = excluded.${columnOf(property)}`)
      .join(', ')}`

const REMOVE = `
  DELETE FROM silent_episodes USING unnest($1::text[], $2::integer[], $3::text[], $4::integer[]) AS gone (rule_id, rule_version, group_hash, episode)
  WHERE (silent_episodes.rule_id, silent_episodes.rule_version, silent_episodes.group_hash, silent_episodes.episode)
    = (gone.rule_id, gone.rule_version, gone.group_hash, gone.episode)`

const FOLDED_INTO = `
  SELECT count(*)::integer AS groups, coalesce(sum(events_matched), 0)::integer AS matches, min(first_seen) AS "firstSeen",
    max(last_seen) AS "lastSeen", max(severity)::integer AS severity,
    array(SELECT sum((query ->> 'eventsMatched')::integer)::integer
      FROM silent_episodes AS folded, jsonb_array_elements(folded.queries) WITH ORDINALITY AS part (query, place)
      WHERE folded.parent_id = $1 GROUP BY place ORDER BY place) AS "queryMatches"
  FROM silent_episodes WHERE parent_id = $1`

const RECENT = `
  SELECT (SELECT count(*) FROM signals WHERE rule_id = $1 AND timestamp > $2)::integer
    + (SELECT count(*) FROM silent_episodes WHERE rule_id = $1 AND at > $2 AND reason = 'FOLDED')::integer AS count,
    (SELECT parent_id FROM silent_episodes WHERE rule_id = $1 AND rule_version = $3 AND at > $2 AND reason = 'FOLDED'
      ORDER BY at DESC LIMIT 1) AS "parentId"`

/** Namespace of the advisory locks that storms take. */
const STORMS = 0x51_6e_a4
/** What the silent episodes of one parent come to. */
export interface FoldedTotals {
  readonly groups: number
  readonly matches: number
  /** In the order of the rule's queries. */
  readonly queryMatches: readonly number[]
  readonly firstSeen: Date
  readonly lastSeen: Date
  readonly severity: number
}

export interface SilentDraft {
  readonly draft: SignalDraft
  readonly why: SilenceReason
}

export class SilentEpisodeRepository {
  /** Like the signals of some groups: those of late, and the last one in any case. The caller holds the groups' locks. */
  async ofGroups(tx: Transaction, groups: readonly RecentGroup[]): Promise<SilentEpisode[]> {
    if (!groups.length) return []
    const rows: SilentEpisodeRow[] = await tx.query(OF_GROUPS, [
      groups.map(({ ruleId }) => ruleId),
      groups.map(({ ruleVersion }) => ruleVersion),
      groups.map(({ groupHash }) => groupHash),
      groups.map(({ since }) => since ?? '-infinity'),
    ])
    return rows.map(toSilentEpisode)
  }

  /** When an episode was silenced first stays. */
  async save(tx: Transaction, episodes: readonly SilentDraft[], at: Date): Promise<void> {
    if (episodes.length)
      await tx.query(SAVE, [JSON.stringify(episodes.map(({ draft, why }) => toSilentRow(draft, why, at)))])
  }

  async remove(tx: Transaction, drafts: readonly SignalDraft[]): Promise<void> {
    if (!drafts.length) return
    await tx.query(REMOVE, [
      drafts.map(({ ruleId }) => ruleId),
      drafts.map(({ ruleVersion }) => ruleVersion),
      drafts.map(({ groupHash }) => groupHash),
      drafts.map(({ episode }) => episode),
    ])
  }

  /** How many signals a rule has created or folded since, and the parent into which it has folded the last one. */
  async recent(
    tx: Transaction,
    rule: { readonly id: string; readonly version: number },
    since: Date,
  ): Promise<{ readonly count: number; readonly parentId: string | null }> {
    const [row] = (await tx.query(RECENT, [rule.id, since, rule.version])) as [
      { count: number; parentId: string | null },
    ]
    return row
  }

  /** Lets one transaction at a time fold signals of a rule. */
  async lockStorm(tx: Transaction, ruleId: string): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(${STORMS}, hashtext($1))`, [ruleId])
  }

  async foldedInto(tx: Transaction, parentId: string): Promise<FoldedTotals> {
    const [row] = (await tx.query(FOLDED_INTO, [parentId])) as [FoldedTotals]
    return row
  }
}
