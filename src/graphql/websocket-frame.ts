const FINAL_TEXT = 0x81
const TEXT_END = Buffer.from('}')

/** How every `next` message to one subscription starts; what follows is the payload, the same for all. */
export const nextPrefix = (id: string): Buffer => Buffer.from(`{"id":${JSON.stringify(id)},"type":"next","payload":`)

/**
 * WebSocket text frames (RFC 6455, unmasked, uncompressed), one for each payload, in one piece of memory for one write. Measured with 2,000 sockets:
 * as fast as writing one prepared frame to all, a fifth faster than a message each through the library, and several events cost one system call.
 */
export function nextFrames(prefix: Buffer, payloads: readonly Buffer[]): Buffer {
  let size = 0
  for (const payload of payloads) {
    const length = prefix.length + payload.length + TEXT_END.length
    size += headerSize(length) + length
  }
  const frames = Buffer.allocUnsafe(size)
  let at = 0
  for (const payload of payloads) {
    at = writeHeader(frames, at, prefix.length + payload.length + TEXT_END.length)
    at += prefix.copy(frames, at)
    at += payload.copy(frames, at)
    at += TEXT_END.copy(frames, at)
  }
  return frames
}

const headerSize = (length: number): number => (length < 126 ? 2 : length < 65_536 ? 4 : 10)

function writeHeader(frames: Buffer, at: number, length: number): number {
  frames[at] = FINAL_TEXT
  if (length < 126) {
    frames[at + 1] = length
  } else if (length < 65_536) {
    frames[at + 1] = 126
    frames.writeUInt16BE(length, at + 2)
  } else {
    frames[at + 1] = 127
    frames.writeBigUInt64BE(BigInt(length), at + 2)
  }
  return at + headerSize(length)
}
