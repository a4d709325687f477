import { expect, it } from 'vitest'
import type { CountedSignal } from '../../src/modules/signals/search-changes/followed-search.ts'
import { Frontier } from '../../src/modules/signals/search-changes/frontier.ts'

const signal = (id: string, timestamp: number, version = 1): CountedSignal => ({
  id,
  version,
  timestamp,
  found: true,
  values: [],
})

const ids = (signals: readonly CountedSignal[]) => signals.map(({ id, version }) => `${id}${version}`)

const open = (knownTo: number, ...signals: CountedSignal[]) => {
  const frontier = new Frontier(0)
  frontier.extend(knownTo, signals)
  return frontier
}

it('gives up each signal once, when the end passes it', () => {
  const frontier = open(100, signal('a', 10), signal('b', 20))
  expect(ids(frontier.pass(10))).toEqual([])
  expect(ids(frontier.pass(11))).toEqual(['a1'])
  expect(ids(frontier.pass(30))).toEqual(['b1'])
  expect(frontier.size).toBe(0)
})

it('knows signals as their last change left them', () => {
  const frontier = open(100, signal('a', 10), signal('b', 20))
  frontier.moved('a', 10, signal('a', 10, 2))
  frontier.moved('b', 20, null)
  frontier.moved('c', 30, signal('c', 30))
  expect(ids(frontier.pass(100))).toEqual(['a2', 'c1'])
})

it('leaves what is further ahead to be read', () => {
  const frontier = open(100)
  frontier.moved('far', 100, signal('far', 100))
  expect(frontier.size).toBe(0)
})

it('misses no change that is made while more is read', () => {
  const frontier = open(100)
  frontier.await()
  frontier.moved('changed', 110, signal('changed', 110, 3))
  frontier.moved('gone', 120, null)
  frontier.moved('new', 130, signal('new', 130))
  frontier.moved('beyond', 250, signal('beyond', 250))
  frontier.extend(200, [signal('changed', 110, 2), signal('gone', 120), signal('same', 140)])
  expect(ids(frontier.pass(200)).sort()).toEqual(['changed3', 'new1', 'same1'])
  expect(frontier.size).toBe(0)
})
