import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'

const text = (file: string) => readFileSync(file, 'utf8')

/** Settings that the server reads. */
const SETTINGS = new Set(
  [...text('src/config.ts').matchAll(/read(?:<[^>]+>)?\(\s*'([A-Z_]+)'/g)].map(([, name]) => name),
)

describe('the Dockerfile', () => {
  interface Instruction {
    readonly word: string
    readonly rest: string
  }
  const instructions: Instruction[] = text('Dockerfile')
    .replace(/\\\n\s*/g, ' ')
    .split('\n')
    .filter((line) => line.trim() && !line.startsWith('#'))
    .map((line) => {
      const [, word = '', rest = ''] = /^(\S+)\s+(.*)$/.exec(line) ?? []
      return { word, rest }
    })
  const starts = instructions.flatMap(({ word }, index) => (word === 'FROM' ? [index] : []))
  const last = instructions.slice(starts.at(-1))
  const of = (word: string, list: readonly Instruction[] = last) =>
    list.filter((each) => each.word === word).map(({ rest }) => rest)

  it('uses known instructions and named versions of one image', () => {
    const known = 'FROM WORKDIR COPY RUN ENV USER VOLUME EXPOSE STOPSIGNAL HEALTHCHECK CMD'.split(' ')
    for (const { word } of instructions) expect(known).toContain(word)
    expect(starts).toHaveLength(2)
    for (const image of of('FROM', instructions)) expect(image).toMatch(/^node:22-slim( AS \w+)?$/)
  })

  it('copies what is there, from the folder or from the stage before', () => {
    const ignored = text('.dockerignore').split('\n')
    for (const copy of of('COPY', instructions)) {
      const words = copy.split(' ').filter((word) => !word.startsWith('--'))
      for (const source of words.slice(0, -1)) {
        if (copy.includes('--from=build')) expect(source).toMatch(/^\/app\//)
        else expect([source, existsSync(source), ignored.includes(`!${source}`)]).toEqual([source, true, true])
      }
    }
    expect(ignored).toContain('*')
  })

  it('installs what the lock file names, and leaves what only building needs', () => {
    const runs = of('RUN', instructions).join('\n')
    expect(runs).toContain('npm ci')
    expect(runs).toContain('npm prune --omit=dev')
    expect(runs).not.toMatch(/npm i(nstall)?\b|curl|wget|sudo|chmod 777/)
  })

  it('runs as an ordinary user, hears signals, and says whether it is ready', () => {
    expect(of('USER')).toEqual(['node'])
    const [command] = of('CMD')
    expect(JSON.parse(command as string)).toEqual(['node', 'dist/src/main.js'])
    const [check] = of('HEALTHCHECK')
    expect(JSON.parse(check?.slice(check.indexOf('[')) as string).at(-1)).toContain('/readyz')
    // After it nothing is run as root any more.
    const order = last.map(({ word }) => word)
    expect(order.lastIndexOf('RUN')).toBeLessThan(order.indexOf('USER'))
    for (const name of of('ENV').flatMap((env) => env.split(' ').map((pair) => pair.split('=')[0])))
      expect([...SETTINGS, 'NODE_ENV']).toContain(name)
  })
})

interface Service {
  readonly image?: string
  readonly build?: string
  readonly environment?: Record<string, string>
  readonly depends_on?: Record<string, { condition: string }>
  readonly volumes?: readonly string[]
  readonly networks?: readonly string[]
  readonly ports?: readonly string[]
  readonly healthcheck?: object
  readonly stop_grace_period?: string
}

describe('compose.yaml', () => {
  const source = text('compose.yaml')
  const file: { services: Record<string, Service>; volumes: object; networks: object } = parse(source, { merge: true })
  const services = Object.entries(file.services)
  const servers = services.filter(([, { build }]) => build)

  it('has both stores, two servers and a proxy', () => {
    expect(Object.keys(file.services)).toEqual(['postgres', 'clickhouse', 'signalbox-1', 'signalbox-2', 'proxy'])
    expect(servers.map(([name]) => name)).toEqual(['signalbox-1', 'signalbox-2'])
    for (const [, { image }] of services.filter(([, { build }]) => !build)) expect(image).toMatch(/:\d[\w.-]*$/)
  })

  it('refers only to what it defines', () => {
    for (const [, { volumes = [], networks = [], depends_on = {} }] of services) {
      for (const volume of volumes) {
        const from = volume.split(':')[0] as string
        if (from.startsWith('.')) expect(existsSync(from)).toBe(true)
        else expect(Object.keys(file.volumes)).toContain(from)
      }
      for (const network of networks) expect(Object.keys(file.networks)).toContain(network)
      for (const [name, { condition }] of Object.entries(depends_on)) {
        expect(condition).toBe('service_healthy')
        // That of the servers comes with their image.
        expect(file.services[name]?.healthcheck ?? file.services[name]?.build).toBeDefined()
      }
    }
  })

  it('holds no secret and no default of one', () => {
    for (const [, name, rest] of source.matchAll(/\$\{([A-Z_]+)([^}]*)\}/g))
      if (/PASSWORD|KEY/.test(name as string)) expect(rest).toMatch(/^:\?.+/)
    for (const [, { environment = {} }] of services)
      for (const [name, value] of Object.entries(environment))
        if (/PASSWORD|KEY|URL/.test(name) && value) expect(value).toMatch(/\$\{/)
  })

  it('sets only what the server reads, the same for both, and opens one port to this machine', () => {
    const [one, two] = servers.map(([, { environment }]) => environment)
    expect(one).toEqual(two)
    for (const name of Object.keys(one ?? {})) expect(SETTINGS).toContain(name)
    expect(services.flatMap(([, { ports = [] }]) => ports)).toEqual([
      expect.stringMatching(/^127\.0\.0\.1:\$\{PORT:-4000\}:8080$/),
    ])
  })

  it('has a proxy that knows both servers and lets sockets through', () => {
    const nginx = text('deploy/nginx.conf')
    const upstreams = [...nginx.matchAll(/^\s+server ([\w-]+):(\d+) /gm)].map(([, name, port]) => [name, port])
    expect(upstreams).toEqual(servers.map(([name]) => [name, '4000']))
    expect(nginx).toMatch(/proxy_set_header Upgrade \$http_upgrade/)
    // Wrong keys are counted by address.
    const locations = nginx.split(/^\s+location /m).filter((each) => each.includes('proxy_pass'))
    for (const location of locations) expect(location).toMatch(/proxy_set_header X-Forwarded-For \$remote_addr;/)
    for (const [, { environment }] of servers) expect(environment?.TRUST_PROXY).toBe('1')
    expect(nginx.match(/{/g)?.length).toBe(nginx.match(/}/g)?.length)
  })
})

describe('the systemd unit', () => {
  const lines = text('deploy/signalbox.service').split('\n')
  const of = (name: string) =>
    lines.filter((line) => line.startsWith(`${name}=`)).map((line) => line.slice(name.length + 1))

  it('runs confined, as a user of its own', () => {
    for (const [name, value] of [
      ['DynamicUser', 'yes'],
      ['StateDirectory', 'signalbox'],
      ['NoNewPrivileges', 'yes'],
      ['ProtectSystem', 'strict'],
      ['ProtectHome', 'yes'],
      ['PrivateTmp', 'yes'],
      ['CapabilityBoundingSet', ''],
    ])
      expect([name, ...of(name as string)]).toEqual([name, value])
    expect(of('Environment')[0]).toContain('DATA_DIR=%S/signalbox')
  })

  it('starts again after a failure, and gives the server longer to stop than it takes to drain', () => {
    expect(of('Restart')).toEqual(['on-failure'])
    const [, drain] = /DRAIN_MS = ([\d_]+)/.exec(text('src/graphql/http.ts')) ?? []
    expect(Number(of('TimeoutStopSec')[0]) * 1_000).toBeGreaterThan(Number(drain?.replace('_', '')) * 2)
    expect(of('KillMode')).toEqual(['mixed'])
  })

  it('has no line that is no setting', () => {
    for (const line of lines) expect(line).toMatch(/^(#.*|\[(Unit|Service|Install)\]|[A-Z][A-Za-z]+=.*|)$/)
  })
})
