import { connect, type Socket } from 'node:net'

/**
 * Many WebSocket clients in one process, as cheap as they can be: they count frames and look at nothing, but for the time in a field called `id` when
 * they are asked to. Told what to do by the process that started it.
 */
type Order =
  | { readonly kind: 'open'; readonly port: number; readonly messages: readonly (readonly string[])[] }
  | { readonly kind: 'expect'; readonly frames: number }
  | { readonly kind: 'time'; readonly on: boolean }

/** Sockets that are opened at once. */
const WAVE = 100

let received = 0
let expected = Number.POSITIVE_INFINITY
let timing = false
let delays: number[] = []
const MARK = Buffer.from('"id":"at-')

process.on('message', async (order: Order) => {
  if (order.kind === 'open') {
    for (let at = 0; at < order.messages.length; at += WAVE)
      await Promise.all(order.messages.slice(at, at + WAVE).map((messages) => open(order.port, messages)))
    process.send?.({ kind: 'opened' })
  } else if (order.kind === 'expect') {
    expected = order.frames
    received = 0
    process.send?.({ kind: 'expecting' })
  } else {
    timing = order.on
    delays = []
  }
})

function open(port: number, messages: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('error', reject)
    socket.write(
      [
        'GET /graphql HTTP/1.1',
        `Host: 127.0.0.1:${port}`,
        'Connection: Upgrade',
        'Upgrade: websocket',
        'Sec-WebSocket-Version: 13',
        'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
        'Sec-WebSocket-Protocol: graphql-transport-ws',
        '\r\n',
      ].join('\r\n'),
    )
    let rest: Buffer = Buffer.alloc(0)
    let shaken = false
    socket.on('data', (data) => {
      rest = rest.length ? Buffer.concat([rest, data]) : data
      if (!shaken) {
        const end = rest.indexOf('\r\n\r\n')
        if (end < 0) return
        shaken = true
        rest = rest.subarray(end + 4)
        if (messages[0]) send(socket, messages[0])
        else resolve()
      }
      rest = takeFrames(rest, (type) => {
        // The rest may be sent once the first is acknowledged; the pong tells that the server has taken in all of it.
        if (type === 'pong') resolve()
        else for (const message of messages.slice(1)) send(socket, message)
      })
    })
  })
}

/** A masked frame whose mask is zero, so the text stays as it is. */
function send(socket: Socket, text: string): void {
  const payload = Buffer.from(text)
  const header = Buffer.from([0x81, 0xfe, payload.length >> 8, payload.length & 0xff, 0, 0, 0, 0])
  socket.write(Buffer.concat([header, payload]))
}

function takeFrames(bytes: Buffer, control: (type: 'pong' | 'ack') => void): Buffer {
  let at = 0
  while (bytes.length - at >= 2) {
    const short = (bytes[at + 1] ?? 0) & 0x7f
    const header = short < 126 ? 2 : short === 126 ? 4 : 10
    if (bytes.length - at < header) break
    const length =
      short < 126 ? short : short === 126 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2))
    const end = at + header + length
    if (bytes.length < end) break
    if (length < 40) {
      // Acknowledgements and pongs are short, events are not.
      control(bytes.subarray(at, end).includes('pong') ? 'pong' : 'ack')
    } else {
      count(bytes.subarray(at, end))
    }
    at = end
  }
  return bytes.subarray(at)
}

function count(frame: Buffer): void {
  received += 1
  if (timing) {
    const from = frame.indexOf(MARK) + MARK.length
    delays.push(
      performance.timeOrigin + performance.now() - Number(frame.toString('latin1', from, frame.indexOf(34, from))),
    )
  }
  if (received === expected) process.send?.({ kind: 'received', delays })
}
