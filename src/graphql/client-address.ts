import type { IncomingMessage } from 'node:http'
import { parseEndpoint } from '../kernel/address.ts'

/**
 * Where a request comes from. Each of so many proxies in front of this server has added who it was asked by to `x-forwarded-for`; what stands before
 * that the client may have made up.
 */
export function clientAddress({ headers, socket }: IncomingMessage, proxies: number): string | null {
  const direct = socket.remoteAddress?.replace(/^::ffff:/, '') ?? null
  if (!proxies) return direct
  const hops = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',')
  const told = hops.at(-Math.min(proxies, hops.length))?.trim()
  return (told && parseEndpoint(told)?.ip) || direct
}

/** Whoever has one address of version 6 has 2^64 of them. */
export function networkOf(address: string): string {
  if (!address.includes(':')) return address
  const [head = [], tail = []] = address.split('::').map((part) => part.split(':').filter(Boolean))
  const zeros = Array.from({ length: Math.max(8 - head.length - tail.length, 0) }, () => '0')
  return [...head, ...zeros, ...tail].slice(0, 4).join(':')
}
