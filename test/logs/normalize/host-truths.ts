import type { Truth } from './truth.ts'

const HEAD = 'Feb  3 04:05:06 web-1'
const auth = (line: string) => ({ ddsource: 'auth', message: `${HEAD} ${line}` })

export const HOST_TRUTHS: readonly Truth[] = [
  {
    about: 'sshd: a failed password',
    log: auth('sshd[311]: Failed password for root from 198.51.100.7 port 50122 ssh2'),
    is: {
      time: '2026-02-03T04:05:06.000Z',
      host: 'web-1',
      'process.name': 'sshd',
      'process.pid': '311',
      'usr.id': 'root',
      'network.client.ip': '198.51.100.7',
      'network.client.port': '50122',
      'network.ip.list': '198.51.100.7',
      'evt.name': 'ssh_login',
      'evt.category': 'authentication',
      'evt.outcome': 'failure',
      message: `${HEAD} sshd[311]: Failed password for root from 198.51.100.7 port 50122 ssh2`,
      document: '{}',
    },
  },
  {
    about: 'sshd: a failed password of a user who does not exist',
    log: auth('sshd[311]: Failed password for invalid user oracle from 2001:db8::9 port 50122 ssh2'),
    is: { 'usr.id': 'oracle', 'network.client.ip': '2001:db8::9', 'evt.name': 'ssh_login', 'evt.outcome': 'failure' },
  },
  {
    about: 'sshd: a user name that tries to be more',
    log: auth('sshd[311]: Failed password for invalid user x from 10.9.9.9 from 198.51.100.7 port 50122 ssh2'),
    is: { 'network.client.ip': '198.51.100.7', 'usr.id': 'x from 10.9.9.9' },
  },
  {
    about: 'sshd: the summary of repeated lines is not one more attempt, and says how many there were',
    log: auth('sshd[311]: message repeated 5 times: [ Failed password for root from 198.51.100.7 port 50122 ssh2]'),
    is: { 'evt.name': 'ssh_login_repeated', 'evt.outcome': 'failure', 'usr.id': 'root', 'evt.repeated': '5' },
  },
  {
    about: 'sshd: an accepted key',
    log: auth('sshd[311]: Accepted publickey for ada from 198.51.100.7 port 50122 ssh2: RSA SHA256:abc'),
    is: { 'usr.id': 'ada', 'evt.name': 'ssh_login', 'evt.outcome': 'success', 'evt.category': 'authentication' },
  },
  {
    about: 'sshd: an invalid user is no second failed log-in',
    log: auth('sshd[311]: Invalid user pi from 198.51.100.7'),
    is: { 'usr.id': 'pi', 'evt.name': 'ssh_invalid_user', 'evt.category': 'ssh', 'evt.outcome': 'failure' },
  },
  {
    about: 'sshd: the end of a connection',
    log: auth('sshd[311]: Connection closed by authenticating user ada 198.51.100.7 port 58980 [preauth]'),
    is: {
      'evt.name': 'ssh_disconnect',
      'usr.id': 'ada',
      'network.client.ip': '198.51.100.7',
      'network.client.port': '58980',
    },
  },
  {
    about: 'sudo: who became whom, and for what',
    log: auth('sudo:      ada : TTY=pts/0 ; PWD=/home/ada ; USER=root ; COMMAND=/usr/bin/vim /etc/shadow'),
    is: {
      'usr.id': 'ada',
      'usr.target.id': 'root',
      'process.command_line': '/usr/bin/vim /etc/shadow',
      'evt.name': 'sudo',
      'evt.outcome': 'success',
    },
  },
  {
    about: 'sudo: a wrong password',
    log: auth('sudo:      ada : 3 incorrect password attempts ; TTY=pts/0 ; PWD=/ ; USER=root ; COMMAND=/bin/sh'),
    is: { 'usr.id': 'ada', 'evt.name': 'sudo', 'evt.outcome': 'failure' },
  },
  {
    about: 'su',
    log: auth('su[35]: Successful su for root by ada'),
    is: { 'usr.id': 'ada', 'usr.target.id': 'root', 'evt.name': 'su', 'evt.outcome': 'success' },
  },
  {
    about: 'su, failed',
    log: auth('su[35]: FAILED su for root by ada'),
    is: { 'usr.id': 'ada', 'usr.target.id': 'root', 'evt.name': 'su', 'evt.outcome': 'failure' },
  },
  {
    about: 'useradd',
    log: auth('useradd[75]: new user: name=eve, UID=1001, GID=1001, home=/home/eve'),
    is: { 'usr.target.id': 'eve', 'evt.name': 'user_added', 'evt.category': 'account' },
  },
  {
    about: 'a line without header, its host from the shipper',
    log: { ddsource: 'auth', hostname: 'db-2', message: 'Failed password for root from 198.51.100.7 port 22 ssh2' },
    is: { host: 'db-2', 'evt.name': 'ssh_login', 'usr.id': 'root', time: '2026-03-02T12:00:00.000Z' },
  },
  {
    about: 'rsyslog with ISO times is recognised without ddsource',
    log: {
      message:
        '2026-02-03T04:05:06.789123+01:00 web-1 sshd[9]: Accepted password for ada from 198.51.100.7 port 1 ssh2',
    },
    is: { source: 'auth', time: '2026-02-03T03:05:06.789Z', host: 'web-1', 'evt.outcome': 'success' },
  },
  {
    about: 'any syslog line gives its host, process and level',
    log: { message: '<11>Feb  3 04:05:06 web-1 backup[12]: could not reach 10.0.0.4' },
    is: { source: 'syslog', host: 'web-1', 'process.name': 'backup', status: 'error', 'network.ip.list': '10.0.0.4' },
  },
  {
    about: 'auditd: each pair is an attribute',
    log: {
      message:
        'type=USER_LOGIN msg=audit(1770091506.155:92): pid=1 uid=0 msg=\'op=login acct="ada" exe="/usr/sbin/sshd" addr=198.51.100.7 res=failed\'',
    },
    is: {
      source: 'auditd',
      time: '2026-02-03T04:05:06.155Z',
      'usr.id': 'ada',
      'network.client.ip': '198.51.100.7',
      'evt.name': 'USER_LOGIN',
      'evt.outcome': 'failure',
      exe: '/usr/sbin/sshd',
      'auditd.serial': '92',
    },
  },
  {
    about: 'Windows flat: a failed log-on is of the target user',
    log: {
      EventID: 4625,
      Channel: 'Security',
      TimeCreated: '2026-02-03T04:05:06.789Z',
      Hostname: 'PC-1',
      host: 'collector',
      SubjectUserName: '-',
      TargetUserName: 'ada',
      IpAddress: '::ffff:198.51.100.7',
      IpPort: '62782',
      Keywords: '0x8010000000000000',
      Message: 'An account failed to log on.',
    },
    is: {
      source: 'windows',
      time: '2026-02-03T04:05:06.789Z',
      host: 'PC-1',
      message: 'An account failed to log on.',
      'usr.id': 'ada',
      'usr.target.id': null,
      'network.client.ip': '198.51.100.7',
      'network.client.port': '62782',
      'evt.name': '4625',
      'evt.category': 'authentication',
      'evt.outcome': 'failure',
    },
  },
  {
    about: 'Windows nested: who made whom',
    log: {
      Event: {
        System: {
          EventID: { '#text': 4720 },
          Channel: 'Security',
          Level: 0,
          Computer: 'DC-1',
          Keywords: '0x8020000000000000',
          TimeCreated: { '#attributes': { SystemTime: '2026-02-03T04:05:06.649150Z' } },
        },
        EventData: { SubjectUserName: 'ada', TargetUserName: 'eve' },
      },
    },
    is: {
      source: 'windows',
      time: '2026-02-03T04:05:06.649Z',
      host: 'DC-1',
      'usr.id': 'ada',
      'usr.target.id': 'eve',
      'evt.name': '4720',
      'evt.outcome': 'success',
      'evt.category': 'Security',
    },
  },
  {
    about: 'Windows: keywords as a signed number',
    log: {
      EventID: 5156,
      Channel: 'Security',
      Keywords: Number(-9214364837600034816n),
      SourceAddress: '10.0.0.1',
      SourcePort: '50110',
      DestAddress: '198.51.100.7',
      DestPort: '443',
      '@timestamp': '2026-02-03T04:05:06Z',
    },
    is: {
      'evt.outcome': 'success',
      'network.client.ip': '10.0.0.1',
      'network.client.port': '50110',
      'network.destination.ip': '198.51.100.7',
      'network.destination.port': '443',
    },
  },
  {
    about: 'Sysmon: process and user',
    log: {
      EventID: 1,
      Channel: 'Microsoft-Windows-Sysmon/Operational',
      UtcTime: '2026-02-03 04:05:06.283',
      User: 'ACME\\ada',
      Image: 'C:\\Windows\\cmd.exe',
      CommandLine: 'cmd /c whoami',
      FileVersion: '10.0.1.1',
    },
    is: {
      time: '2026-02-03T04:05:06.283Z',
      'usr.id': 'ACME\\ada',
      'process.name': 'C:\\Windows\\cmd.exe',
      'process.command_line': 'cmd /c whoami',
      'network.ip.list': null,
    },
  },
]
