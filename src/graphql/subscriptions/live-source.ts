import type { Viewer } from '../../kernel/viewer.ts'

/** How one subscriber is brought from where it was to where the others are. */
export interface CatchUp<Event> {
  /** Takes what was missed, in order; resolves when the subscriber can take more. */
  readonly give: (events: readonly Event[]) => Promise<void>
  /** Called in the moment from which on `listen` gives all that follows. */
  readonly joined: () => void
  readonly signal: AbortSignal
}

/** The way that one subscriber goes without the others, until it calls `joined`. */
export type Detour<Event> = (how: CatchUp<Event>) => Promise<void>

/** The events of one subscription, as its arguments choose them. */
export interface LiveSource<Event = unknown> {
  /** Sources with the same key give the same events, so that one of them listens for all. */
  readonly key: string
  /** Gives what happens from now on, in order. */
  listen(listener: (events: readonly Event[]) => void): () => void
  /** Null where the subscriber starts now. Throws when the place it asks for cannot be. */
  readonly catchUp: ((how: CatchUp<Event>) => Promise<void>) | null
  /**
   * Where a subscriber at times must leave the others: called when it has joined them, and calls back, once, when it is time. What was given to all
   * before the call reaches it first, and nothing after. Answers how to stop watching.
   */
  readonly watch?: ((leave: (detour: Detour<Event>) => void) => () => void) | null
  /** What tells a slow subscriber that it missed `count` events from `first` on; null where nothing is said. */
  lagged(count: number, first: Event): Event | null
}

/** Opens the source of a subscription field. Checks permissions and arguments first, and throws what the client should read. */
// biome-ignore lint/suspicious/noExplicitAny: arguments and events are as different as the fields.
export type OpenSource = (args: any, viewer: Viewer) => LiveSource<any>

/** Subscription fields by name. */
export type LiveSources = Readonly<Record<string, OpenSource>>

/** For `@Subscription(…, { subscribe })`: events come from the field's live source, which the WebSocket server shares among subscribers. */
export const servedOverWebSocket = (): never => {
  throw new Error('Subscriptions are served over WebSocket.')
}
