import { authLog, sshFailed, sshKeyAccepted, sudoCommand } from '../../modules/rules/builtin/logs/auth-log.ts'
import type { RawLog } from '../../modules/rules/builtin/logs/raw-log.ts'
import { ADMINISTRATORS, OFFICE, SERVERS, strangerAddress } from '../company.ts'
import type { Random } from '../random.ts'

const COMMANDS = [
  '/usr/bin/systemctl status nginx',
  '/usr/bin/apt-get update',
  '/usr/bin/journalctl -u storefront --since today',
  '/usr/sbin/nginx -t',
  '/usr/bin/tail -n 100 /var/log/syslog',
]

export function authNoise(random: Random, at: Date): RawLog {
  const origin = { host: random.pick(SERVERS), pid: random.int(900, 60_000) }
  const { handle } = random.pick(ADMINISTRATORS)
  const port = random.int(32_768, 60_999)
  return random.weighted<() => RawLog>([
    [40, () => authLog(at, origin, 'CRON', 'pam_unix(cron:session): session opened for user root(uid=0) by (uid=0)')],
    [40, () => authLog(at, origin, 'CRON', 'pam_unix(cron:session): session closed for user root')],
    [8, () => sshKeyAccepted(at, origin, handle, OFFICE, port)],
    [8, () => sudoCommand(at, origin, handle, random.pick(COMMANDS))],
    [3, () => authLog(at, origin, 'sshd', `Connection closed by ${strangerAddress(random)} port ${port} [preauth]`)],
    // What every machine hears that answers on port 22.
    [4, () => sshFailed(at, origin, random.pick(['admin', 'test', 'ubuntu']), strangerAddress(random), port, false)],
  ])()
}
