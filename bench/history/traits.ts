import type { Postgres } from '../../src/stores/postgres.ts'
import { POSTGRES } from './dialect.ts'
import type { Stretch } from './load.ts'
import { SPACING, signalOf } from './signals.ts'
import { fillWithoutIndexes } from './without-indexes.ts'

/** Writes what the signals of `fillSignals` have in common, as detection does with each new one. */
export async function fillTraits(postgres: Postgres, { from, to, end }: Stretch): Promise<void> {
  const { id, user, address, event, outcome, host, source, service, tags, ruleId, ruleName } = signalOf(POSTGRES)
  const texts: [string, string][] = [
    ['@usr.id', user],
    ['@network.client.ip', address],
    ['@network.ip.list', address],
    ['@evt.name', event],
    ['@evt.outcome', outcome],
    ['@cloud.region', "'eu-north-1'"],
    ['host', host],
    ['source', source],
    ['service', service],
    ['@workflow.rule.id', ruleId],
    ['@workflow.rule.name', ruleName],
    ['@workflow.rule.type', "'Log Detection'"],
  ]
  const named = texts.map(([name, value]) => `('${name}', ${value})`).join(', ')
  await fillWithoutIndexes(postgres, 'signal_traits', (tx) =>
    tx.query(`INSERT INTO signal_traits (signal_id, timestamp, traits)
      SELECT ${id}, to_timestamp((${end.getTime()} - n * ${SPACING}) / 1000.0)::timestamptz(3), ARRAY(
        SELECT ('x' || substr(encode(sha256(convert_to(name || chr(31) || value, 'UTF8')), 'hex'), 1, 16))::bit(64)::bigint
        FROM (VALUES ${named}) AS column_of (name, value)
        UNION SELECT ('x' || substr(encode(sha256(convert_to('tags' || chr(31) || tag, 'UTF8')), 'hex'), 1, 16))::bit(64)::bigint
        FROM unnest(${tags}) AS tag
      )
      FROM generate_series(${from}::bigint, ${to - 1}) AS n`),
  )
}
