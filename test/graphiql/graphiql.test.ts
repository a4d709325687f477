import { existsSync } from 'node:fs'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ADMIN_KEY, startTestApp, type TestApp } from '../support/app.ts'

const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
const present = existsSync(CHROMIUM)
if (!present)
  console.warn(`SKIPPED: GraphiQL in a browser, since there is no ${CHROMIUM}; install chromium or set CHROMIUM_PATH.`)

let server: TestApp
let browser: Browser
let page: Page
const strangers: string[] = []

beforeAll(async () => {
  if (!present) return
  server = await startTestApp()
  browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
  page = await browser.newPage()
  page.on('request', (request) => {
    if (!request.url().startsWith(server.url) && !/^(data|blob):/.test(request.url())) strangers.push(request.url())
  })
  await page.goto(`${server.url}/graphql`)
  await page.getByLabel('API key').fill(ADMIN_KEY)
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const answer = () => page.locator('.result-window .view-lines')
const openExample = (name: RegExp) => page.getByRole('tab', { name }).click()
const run = () => page.locator('.graphiql-execute-button').click()

const bruteForce = (address: string) => [
  ...Array.from({ length: 12 }, () => sshd(`Failed password for root from ${address} port 5022 ssh2`)),
  sshd(`Accepted password for root from ${address} port 5023 ssh2`),
]
const sshd = (text: string) => ({
  ddsource: 'auth',
  hostname: 'web-1',
  message: `Mar  2 08:59:01 web-1 sshd[4001]: ${text}`,
})

test.skipIf(!present)(
  'an integrator queries the explorer from the examples, without a byte from another server',
  async () => {
    await server.post(bruteForce('203.0.113.50'))
    server.clock.advance(1_000)
    await openExample(/explor/i)
    await run()
    await expect.poll(() => answer().textContent(), { timeout: 20_000 }).toContain('"signalSearch"')
    expect(strangers).toEqual([])
  },
)

test.skipIf(!present)('a subscription in the page shows a signal in the moment it is found', async () => {
  const subscribed = page
    .waitForEvent('websocket')
    .then((socket) => socket.waitForEvent('framesent', (frame) => String(frame.payload).includes('"subscribe"')))
  await openExample(/live|feed/i)
  await run()
  await subscribed
  await server.post(bruteForce('198.51.100.7'))
  await expect.poll(() => answer().textContent(), { timeout: 20_000 }).toContain('SSH')
})
