import { type RawLog, syslogTime } from './raw-log.ts'

interface Origin {
  readonly host: string
  readonly pid?: number
  readonly tags?: string
}

/** A line of /var/log/auth.log as a syslog shipper forwards it. */
export const authLog = (at: Date, { host, pid, tags = 'env:prod' }: Origin, program: string, text: string): RawLog => ({
  ddsource: 'auth',
  service: program,
  hostname: host,
  ddtags: tags,
  message: `${syslogTime(at)} ${host} ${program}${pid ? `[${pid}]` : ''}: ${text}`,
})

export const sshFailed = (at: Date, origin: Origin, user: string, ip: string, port: number, known = true): RawLog =>
  authLog(at, origin, 'sshd', `Failed password for ${known ? '' : 'invalid user '}${user} from ${ip} port ${port} ssh2`)

export const sshAccepted = (at: Date, origin: Origin, user: string, ip: string, port: number): RawLog =>
  authLog(at, origin, 'sshd', `Accepted password for ${user} from ${ip} port ${port} ssh2`)

export const sshKeyAccepted = (at: Date, origin: Origin, user: string, ip: string, port: number): RawLog =>
  authLog(
    at,
    origin,
    'sshd',
    `Accepted publickey for ${user} from ${ip} port ${port} ssh2: ED25519 SHA256:Kq3vY0s5mB1xT7hZ2nR8pL4wC6dE9gJ`,
  )

export const sudoCommand = (at: Date, origin: Origin, user: string, command: string): RawLog =>
  authLog(at, origin, 'sudo', `  ${user} : TTY=pts/0 ; PWD=/home/${user} ; USER=root ; COMMAND=${command}`)

export const sudoFailed = (at: Date, origin: Origin, user: string): RawLog =>
  authLog(
    at,
    origin,
    'sudo',
    `pam_unix(sudo:auth): authentication failure; logname=${user} uid=1004 euid=0 tty=/dev/pts/0 ruser=${user} rhost=  user=${user}`,
  )

export const addedToGroup = (at: Date, origin: Origin, user: string, group: string): RawLog =>
  authLog(at, origin, 'usermod', `add '${user}' to group '${group}'`)
