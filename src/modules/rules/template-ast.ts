/** What a template refers to: a variable, an attribute (`@usr.id`) or the values of a tag (`env.name`, `[a.b].name`). */
export type Reference =
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'attribute'; readonly path: string }
  | { readonly kind: 'tag'; readonly key: string }

export type Test =
  | { readonly kind: 'is_match' | 'is_exact_match'; readonly subject: Reference; readonly texts: readonly string[] }
  | { readonly kind: 'if'; readonly subject: Reference }

export type TemplateNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value'; readonly reference: Reference }
  | { readonly kind: 'eval'; readonly expression: Expression }
  | { readonly kind: 'local_time'; readonly reference: Reference; readonly zone: string }
  | { readonly kind: 'urlencode'; readonly reference: Reference }
  | {
      readonly kind: 'choice'
      readonly test: Test
      readonly negated: boolean
      readonly body: readonly TemplateNode[]
      readonly otherwise: readonly TemplateNode[]
    }

export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'reference'; readonly reference: Reference }
  | {
      readonly kind: 'operation'
      readonly operator: '+' | '-' | '*' | '/' | '%'
      readonly left: Expression
      readonly right: Expression
    }

export class TemplateError extends Error {
  override readonly name = 'TemplateError'

  constructor(
    message: string,
    readonly offset: number,
    readonly length: number,
  ) {
    super(message)
  }
}

const VARIABLES = [
  'severity',
  'timestamp',
  'timestamp_epoch',
  'first_seen',
  'first_seen_epoch',
  'last_seen',
  'last_seen_epoch',
  'rule_name',
  'case_name',
  'events_matched',
]

const PER_QUERY = 'events_matched_per_query.'

/** Null for what is no reference. `env.name` and `env` both mean the tag `env`; host, service and source mean what the logs say there. */
export function parseReference(text: string): Reference | null {
  if (text.startsWith('@')) return text.length > 1 ? { kind: 'attribute', path: text.slice(1) } : null
  if (VARIABLES.includes(text) || text.startsWith(PER_QUERY)) return { kind: 'variable', name: text }
  const [, bracketed, plain] = /^(?:\[([^\]]+)\](?:\.name)?|([^\s"{}[\]]+?)(?:\.name)?)$/.exec(text) ?? []
  const key = bracketed ?? plain
  return key === undefined ? null : { kind: 'tag', key }
}
