import type { LogSource } from '../log-source.ts'
import { readSyslogHeader } from './syslog.ts'

interface LinePattern {
  readonly pattern: RegExp
  readonly name: string
  readonly category: string
  readonly outcome?: boolean
}

/**
 * What is said in named groups: user, target, ip, port, command. Of the several lines about one log-in only one is `ssh_login` in the category
 * authentication, so that counting failures counts attempts.
 */
const LINES: readonly LinePattern[] = [
  {
    pattern:
      /^message repeated (?<times>\d+) times: \[ Failed (?<method>\S+) for (?:invalid user )?(?<user>.{0,256}?) from (?<ip>\S+) port (?<port>\d+)/,
    name: 'ssh_login_repeated',
    category: 'ssh',
    outcome: false,
  },
  {
    pattern:
      /^(?:error: )?Failed (?<method>\S+) for (?:invalid user |illegal user )?(?<user>.{0,256}?) from (?<ip>\S+) port (?<port>\d+)/,
    name: 'ssh_login',
    category: 'authentication',
    outcome: false,
  },
  {
    pattern: /^Accepted (?<method>\S+) for (?<user>\S+) from (?<ip>\S+) port (?<port>\d+)/,
    name: 'ssh_login',
    category: 'authentication',
    outcome: true,
  },
  {
    pattern: /^(?:Invalid|Illegal) user (?<user>.{0,256}?) from (?<ip>\S+)(?: port (?<port>\d+))?/,
    name: 'ssh_invalid_user',
    category: 'ssh',
    outcome: false,
  },
  {
    pattern: /^input_userauth_request: invalid user (?<user>.{0,256}?) \[preauth\]/,
    name: 'ssh_invalid_user',
    category: 'ssh',
    outcome: false,
  },
  {
    pattern:
      /^(?:error: )?maximum authentication attempts exceeded for (?:invalid user )?(?<user>.{0,256}?) from (?<ip>\S+) port (?<port>\d+)/,
    name: 'ssh_too_many_attempts',
    category: 'ssh',
    outcome: false,
  },
  {
    pattern: /^User (?<user>\S+) from (?<ip>\S+) not allowed because/,
    name: 'ssh_not_allowed',
    category: 'ssh',
    outcome: false,
  },
  { pattern: /^Connection from (?<ip>\S+) port (?<port>\d+)/, name: 'ssh_connection', category: 'ssh' },
  {
    pattern:
      /^(?:Connection (?:closed|reset) by|Received disconnect from|Disconnected from|Disconnecting)(?: (?:authenticating|invalid) user (?<user>\S+))? (?<ip>[0-9a-fA-F:.]+?)(?: port (?<port>\d+)|:|$)/,
    name: 'ssh_disconnect',
    category: 'ssh',
  },
  {
    pattern:
      /^(?:Did not receive identification string from|Bad protocol version identification .{0,256}? from) (?<ip>\S+)(?: port (?<port>\d+))?/,
    name: 'ssh_bad_client',
    category: 'ssh',
    outcome: false,
  },
  {
    pattern: /^Starting session: .{0,256}? for (?<user>\S+) from (?<ip>\S+) port (?<port>\d+)/,
    name: 'ssh_session',
    category: 'ssh',
    outcome: true,
  },
  {
    pattern:
      /^pam_\w+\((?:sudo|su)[\w-]*:session\): session opened for user (?<target>[^\s(]+)(?:\(uid=\d+\))? by (?<user>[^\s(]+)?\(uid=\d+\)/,
    name: 'session_opened',
    category: 'session',
    outcome: true,
  },
  {
    pattern: /^pam_\w+\([^)]*:session\): session opened for user (?<user>[^\s(]+)/,
    name: 'session_opened',
    category: 'session',
    outcome: true,
  },
  {
    pattern: /^pam_\w+\([^)]*:session\): session closed for user (?<user>\S+)/,
    name: 'session_closed',
    category: 'session',
    outcome: true,
  },
  {
    pattern: /^pam_\w+\([^)]*:auth\): authentication failure;.{0,300}? rhost=(?<ip>\S*)(?: +user=(?<user>\S+))?/,
    name: 'pam_authentication',
    category: 'pam',
    outcome: false,
  },
  {
    pattern: /^pam_\w+\([^)]*:chauthtok\): password changed for (?<target>\S+)/,
    name: 'password_changed',
    category: 'account',
    outcome: true,
  },
  {
    pattern: /^pam_\w+\([^)]*:chauthtok\): user "(?<target>[^"]*)" does not exist/,
    name: 'password_changed',
    category: 'account',
    outcome: false,
  },
  {
    pattern: /^password (?:for|of) '?(?<target>[^\s']+)'? changed(?: by '?(?<user>[^\s']+))?/,
    name: 'password_changed',
    category: 'account',
    outcome: true,
  },
  {
    pattern:
      /^\s*(?<user>\S+) : (?:\d+ incorrect password attempts?|user NOT in sudoers|command not allowed|a password is required)[^;]{0,200};.{0,400}? USER=(?<target>\S{1,256}) ; COMMAND=(?<command>.*)$/s,
    name: 'sudo',
    category: 'privilege',
    outcome: false,
  },
  {
    pattern:
      /^\s*(?<user>\S+) : (?:TTY|PWD|GROUP|USER)=.{0,400}?USER=(?<target>\S{1,256}) ; .{0,400}?COMMAND=(?<command>.*)$/s,
    name: 'sudo',
    category: 'privilege',
    outcome: true,
  },
  { pattern: /^Successful su for (?<target>\S+) by (?<user>\S+)/, name: 'su', category: 'privilege', outcome: true },
  {
    pattern: /^FAILED (?:su|SU) (?:for )?\(?(?:to )?(?<target>[^\s)]+)\)? (?:by )?(?<user>\S+)/,
    name: 'su',
    category: 'privilege',
    outcome: false,
  },
  { pattern: /^\(to (?<target>\S+)\) (?<user>\S+) on /, name: 'su', category: 'privilege', outcome: true },
  { pattern: /^new user: name=(?<target>[^,\s]+)/, name: 'user_added', category: 'account', outcome: true },
  { pattern: /^failed adding user '(?<target>[^']+)'/, name: 'user_added', category: 'account', outcome: false },
  { pattern: /^delete user '(?<target>[^']+)'/, name: 'user_deleted', category: 'account', outcome: true },
  {
    pattern: /^add '(?<target>[^']+)' to (?:shadow )?group '/,
    name: 'group_member_added',
    category: 'account',
    outcome: true,
  },
  { pattern: /^new group: name=/, name: 'group_added', category: 'account', outcome: true },
  { pattern: /^New session \S+ of user (?<user>[^\s.]+)/, name: 'session_opened', category: 'session', outcome: true },
  { pattern: /^\((?<user>[^)]+)\) CMD \((?<command>.*)\)/s, name: 'cron_command', category: 'process' },
]

const PROCESSES =
  /(?:^|\s)(?:sshd|sudo|su|useradd|userdel|usermod|groupadd|passwd|chpasswd|systemd-logind|CRON)(?:-session)?(?:\[\d+\])?: /

export const linuxAuth: LogSource = {
  names: ['auth', 'sshd', 'sudo', 'linux.auth'],
  recognises: (_, message) => PROCESSES.test(message.slice(0, 400)),
  message: ['SyslogMessage'],
  host: ['HostName', 'Computer'],
  read(log) {
    const text = readSyslogHeader(log)
    const line = LINES.find(({ pattern }) => pattern.test(text))
    if (!line) return
    const { user, target, ip = '', port, command, times, method } = line.pattern.exec(text)?.groups ?? {}
    log.set('evt.name', line.name)
    log.set('evt.category', line.category)
    log.setOutcome(line.outcome)
    log.set('usr.id', user)
    log.set('usr.target.id', target)
    log.setEndpoint('network.client', [ip])
    log.set('network.client.port', port)
    log.set('process.command_line', command)
    log.set('ssh.method', method)
    log.set('evt.repeated', times)
  },
}
