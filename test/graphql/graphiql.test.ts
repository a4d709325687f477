import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { EXAMPLES } from '../../graphiql/examples.ts'
import { Engine } from '../../src/graphql/engine.ts'
import { createSchema } from '../../src/schema.ts'
import { KEY, type SampleServer, startSampleServer } from './sample-server.ts'

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync)

let server: SampleServer

beforeAll(async () => {
  execFileSync(process.execPath, ['--import', 'tsx', 'graphiql/build.ts'])
  server = await startSampleServer()
})
afterAll(() => server.close())

describe('the page for people', () => {
  it('is served to browsers with a policy that allows this server alone', async () => {
    const { status, headers, body } = await server.fetch('/graphql', { headers: { accept: 'text/html' } })
    expect(status).toBe(200)
    expect(body).toContain('/graphiql/page-')
    expect(headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'")
  })

  it('serves what the build wrote and nothing else', async () => {
    const { body } = await server.fetch('/graphql', { headers: { accept: 'text/html' } })
    const script = /src="(\/graphiql\/page-[^"]+)"/.exec(body)?.[1] as string
    const { status, headers } = await server.fetch(script)
    expect(status).toBe(200)
    expect(headers.get('cache-control')).toContain('immutable')
    expect(headers.get('content-encoding')).toBe('gzip')
    expect((await server.fetch('/graphiql/../package.json')).status).toBe(404)
    expect((await server.fetch('/graphiql/%2e%2e%2fpackage.json')).status).toBe(404)
  })
})

describe('the examples that the page opens with', () => {
  const engine = new Engine(createSchema(), { introspection: true })

  it.each(
    EXAMPLES.map(({ query, variables }) => [
      /(?:query|mutation|subscription) (\w+)/.exec(query)?.[1],
      query,
      variables,
    ]),
  )('can be run: %s', (_name, query, variables) => {
    expect(engine.plan({ query: String(query), variables: variables as Record<string, unknown> })).toHaveProperty(
      'planned',
    )
  })
})

describe.skipIf(!executablePath)('the page in a browser', () => {
  let browser: Browser
  let page: Page
  const complaints: string[] = []
  const foreign: string[] = []

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: executablePath as string, args: ['--no-sandbox'] })
    page = await browser.newPage()
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    page.on('request', (request) => {
      if (!request.url().startsWith(server.address) && !request.url().startsWith('data:')) foreign.push(request.url())
    })
    await page.goto(`${server.address}/graphql`)
    await page.waitForSelector('.graphiql-query-editor .view-line')
  })
  afterAll(() => browser.close())

  it('opens with example operations', async () => {
    const tabs = await page.locator('.graphiql-tab').allInnerTexts()
    expect(tabs).toEqual(EXAMPLES.map(({ query }) => /^(?:query|mutation|subscription) (\w+)/m.exec(query)?.[1]))
  })

  it('runs a query with the key that was pasted', async () => {
    await page.getByPlaceholder('paste a key').fill(KEY)
    await page.getByRole('button', { name: 'New tab' }).click()
    await page.locator('.graphiql-query-editor .view-lines').click()
    await page.keyboard.press('Control+A')
    await page.keyboard.insertText('query Whoami { me }')
    await page.getByRole('button', { name: /execute query/i }).click()
    await page.locator('.graphiql-response', { hasText: '"Ada"' }).waitFor()
  })

  it('asks no other server and has nothing to complain about', () => {
    expect(foreign).toEqual([])
    expect(complaints).toEqual([])
  })
})
