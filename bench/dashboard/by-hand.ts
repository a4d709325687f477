import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Pool } from 'pg'

/**
 * The dashboard's answer by one statement behind nothing but a socket: what GraphQL is held against. `row_to_json` takes a fifth less than
 * `json_build_object`, and reading the rows to write the JSON here is as fast.
 */
const STATEMENT = `
  SELECT json_agg(row_to_json(edge))::text AS edges FROM (
    SELECT row_to_json(node) AS node FROM (
      SELECT s.id, s.timestamp, s.first_seen AS "firstSeen", s.last_seen AS "lastSeen", s.title,
        (ARRAY['INFO', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL'])[s.severity + 1] AS severity, s.source, s.service, s.host, s.tags,
        s.events_matched AS "eventsMatched", s.entities,
        (SELECT row_to_json(rule) FROM (SELECT r.id, r.name) AS rule) AS rule,
        (SELECT row_to_json(triage) FROM (
          SELECT s.state, s.archive_reason AS "archiveReason", s.archive_comment AS "archiveComment", s.triage_changed_at AS "changedAt",
            CASE WHEN u.id IS NOT NULL THEN (SELECT row_to_json(person) FROM (SELECT u.id, u.name, u.handle) AS person) END AS assignee
        ) AS triage) AS triage
      FROM (SELECT * FROM signals WHERE timestamp >= $1 AND timestamp < $2 ORDER BY timestamp DESC, id DESC LIMIT 50) AS s
      LEFT JOIN rules AS r ON r.id = s.rule_id
      LEFT JOIN users AS u ON u.id = s.assignee_id
    ) AS node
  ) AS edge`

const [url, from, to] = process.argv.slice(2)
const pool = new Pool({ connectionString: url as string, max: 10 })

const server = createServer((request, response) => {
  request.resume().on('end', async () => {
    const { rows } = await pool.query({ name: 'dashboard', text: STATEMENT, values: [from, to] })
    const answer = Buffer.from(`{"data":{"signalSearch":{"signals":{"edges":${rows[0].edges}}}}}`)
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': answer.length })
    response.end(answer)
  })
})
server.listen(0, '127.0.0.1', () => process.stdout.write(`listens on ${(server.address() as AddressInfo).port}\n`))
