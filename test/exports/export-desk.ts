import { createHash } from 'node:crypto'
import { get as httpGet, type IncomingMessage } from 'node:http'
import type { SignalDraft } from '../../src/modules/signals/index.ts'
import { draftOf } from '../signals/draft.ts'
import { ADMIN_KEY, startTestApp, type TestApp } from '../support/app.ts'

export interface Made {
  readonly id: string
  readonly url: string
  readonly total: number | null
}

export interface File {
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

export interface ExportDesk {
  readonly server: TestApp
  /** Creates an export; the last day in NDJSON unless said otherwise. */
  create(input: object, key?: string): Promise<Made>
  download(url: string, headers?: Record<string, string>, key?: string): Promise<File>
  /** The first bytes of a download that is then cut off, at least as many as asked for. */
  cut(url: string, atLeast: number, key?: string): Promise<Buffer>
  /** Logs put into the store as they are, three a second, numbered on from those before. */
  generate(count: number): Promise<void>
  /** Creates signals, and answers their ids. */
  open(drafts: readonly Partial<SignalDraft>[]): Promise<string[]>
  close(): Promise<void>
}

const CREATE = `mutation ($input: CreateExportInput!) {
  createExport(input: $input) { id url total format target columns createdAt expiresAt createdBy { name } }
}`

export async function openExportDesk(): Promise<ExportDesk> {
  const server = await startTestApp()
  let generated = 0
  let signals = 0
  const bearer = (key: string) => ({ authorization: `Bearer ${key}` })
  return {
    server,
    create: async (input, key = ADMIN_KEY) => {
      const wish = { format: 'NDJSON', target: 'LOGS', range: { from: 'now-1d', to: 'now+1d' }, ...input }
      const { data, errors } = await server.answer<{ createExport: Made }>(CREATE, { input: wish }, key)
      if (errors.length) throw Object.assign(new Error(errors[0]?.message), { extensions: errors[0]?.extensions })
      return data.createExport
    },
    download: async (url, headers = {}, key = ADMIN_KEY) => {
      const response = await fetch(`${server.url}${url}`, {
        headers: { 'accept-encoding': 'identity', ...bearer(key), ...headers },
      })
      return { status: response.status, headers: response.headers, text: await response.text() }
    },
    cut: async (url, atLeast, key = ADMIN_KEY) => {
      const response = await new Promise<IncomingMessage>((resolve, reject) => {
        httpGet(`${server.url}${url}`, { headers: bearer(key) }, resolve).on('error', reject)
      })
      const pieces: Buffer[] = []
      let length = 0
      for await (const piece of response) {
        pieces.push(piece)
        length += piece.length
        if (length >= atLeast) break
      }
      response.destroy()
      return Buffer.concat(pieces)
    },
    generate: async (count) => {
      await server.app.stores.clickhouse.command(
        `INSERT INTO logs (id, timestamp, received_at, batch, source, service, host, status, message, tags, attributes)
         SELECT concat('log_', leftPad(toString(number), 26, '0')), toDateTime64('2026-03-01 10:00:00', 3, 'UTC') + intDiv(number, 3), toDateTime64('2026-03-01 10:00:00', 3, 'UTC'), 0,
           'nginx', 'web', concat('h-', toString(number % 7)), 'info', concat('request ', toString(number), ' of "many", äöü'), ['env:prod'],
           map('usr.id', [concat('user-', toString(number % 100))])
         FROM numbers({from:UInt64}, {count:UInt64})`,
        { count, from: generated },
      )
      generated += count
    },
    open: async (drafts) => {
      const { stores, modules } = server.app
      const opened = await stores.postgres.transaction((tx) =>
        modules.signals.detected.openFromDetection(
          tx,
          drafts.map((draft) => draftOf({ groupHash: `export ${signals++}`, ...draft })),
        ),
      )
      await server.app.settled()
      return opened.map(({ id }) => id)
    },
    close: () => server.close(),
  }
}

export const digest = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex')
