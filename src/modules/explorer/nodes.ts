import type { Page } from '../../kernel/page.ts'
import type { Listed } from './list.ts'

/** A page of what the listed documents stand for; what is gone meanwhile is left out. */
export async function loadNodes<Node>(
  page: Page<Listed<Node>>,
  load: (id: string) => Promise<Node | null>,
): Promise<Page<Node>> {
  const nodes = await Promise.all(page.edges.map(({ node: { id, document } }) => document ?? load(id)))
  const edges = page.edges.flatMap(({ cursor }, index) => {
    const node = nodes[index]
    return node ? [{ cursor, node }] : []
  })
  return { edges, pageInfo: page.pageInfo }
}
