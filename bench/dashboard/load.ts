import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** Asks a server the same over and over, each connection again as soon as it is answered; a process of its own, told what to do by its parent. */
export interface Load {
  readonly port: number
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly connections: number
  readonly milliseconds: number
}

/** Written on plain sockets, so that it takes as little as possible of the processors that the servers share with it. */
async function run({ port, path, headers, body, connections, milliseconds }: Load): Promise<number> {
  const lines = Object.entries({ host: '127.0.0.1', 'content-length': String(Buffer.byteLength(body)), ...headers })
  const request = Buffer.from(
    `POST ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`,
  )
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(port)))
  const start = performance.now()
  const until = start + milliseconds
  const counts = await Promise.all(sockets.map((socket) => ask(socket, request, until)))
  const seconds = (performance.now() - start) / 1_000
  return counts.reduce((sum, count) => sum + count, 0) / seconds
}

async function open(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  await once(socket, 'connect')
  return socket
}

/** Answers how many answers came until the time was over. */
function ask(socket: Socket, request: Buffer, until: number): Promise<number> {
  return new Promise((done, fail) => {
    let answered = 0
    let missing = 0
    socket.on('error', fail)
    socket.on('close', () => fail(new Error('The server closed a connection.')))
    socket.on('data', (bytes) => {
      missing = missing > 0 ? missing - bytes.length : lengthOf(bytes) - bytes.length
      if (missing > 0) return
      answered += 1
      if (performance.now() < until) return socket.write(request)
      socket.removeAllListeners('close')
      socket.end()
      done(answered)
    })
    socket.write(request)
  })
}

/** Of a whole answer, from its first piece, which holds at least its head. */
function lengthOf(bytes: Buffer): number {
  const end = bytes.indexOf('\r\n\r\n')
  const head = bytes.toString('latin1', 0, end)
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1]
  if (!head.startsWith('HTTP/1.1 200 ') || length === undefined) throw new Error(`An answer began with ${head}.`)
  return end + 4 + Number(length)
}

process.on('message', (load: Load) => {
  run(load).then(
    (perSecond) => process.send?.(perSecond),
    (error: unknown) => {
      process.stderr.write(`${error}\n`)
      process.exit(1)
    },
  )
})
