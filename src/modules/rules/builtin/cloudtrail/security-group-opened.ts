import { assumedRole, type CloudTrailEvent, cloudTrailLog } from '../logs/cloudtrail-log.ts'
import { provenRule } from '../proven-rule.ts'

const allow = (port: number, from: { cidrIp: string } | { cidrIpv6: string }): CloudTrailEvent => ({
  service: 'ec2.amazonaws.com',
  name: 'AuthorizeSecurityGroupIngress',
  identity: assumedRole('Developer', 'femi.adeyo'),
  ip: '192.0.2.10',
  request: {
    groupId: 'sg-0a1b2c3d4e5f60718',
    ipPermissions: {
      items: [
        {
          ipProtocol: 'tcp',
          fromPort: port,
          toPort: port,
          ...('cidrIp' in from ? { ipRanges: { items: [from] } } : { ipv6Ranges: { items: [from] } }),
        },
      ],
    },
  },
})

const WORLD =
  '(@requestParameters.ipPermissions.items.ipRanges.items.cidrIp:"0.0.0.0/0" OR @requestParameters.ipPermissions.items.ipv6Ranges.items.cidrIpv6:"::/0")'

export const securityGroupOpened = provenRule({
  key: 'cloudtrail-security-group-opened',
  name: 'Security group opened to the world',
  source: 'cloudtrail',
  tactic: 'ta0005-defense-evasion',
  technique: 't1562-impair-defenses',
  goal: 'A port that the whole Internet reaches is found by scanners within minutes.',
  strategy:
    'Ingress rules for 0.0.0.0/0 or ::/0. Ports that give a shell, a desktop or a database weigh more; web ports are left out.',
  response: [
    'Remove the rule from {{@requestParameters.groupId}} unless the service is meant for everybody.',
    'Look for accepted connections to the machines of the group since {{first_seen}}.',
    'Show {{@usr.id}} how to reach machines through the session manager.',
  ],
  groupBy: ['@requestParameters.groupId'],
  queries: [
    {
      name: 'sensitive',
      query: `source:cloudtrail @evt.name:AuthorizeSecurityGroupIngress @evt.outcome:success ${WORLD} @requestParameters.ipPermissions.items.fromPort:(22 OR 3389 OR 3306 OR 5432 OR 6379 OR 9200 OR 27017)`,
    },
    {
      name: 'other',
      query: `source:cloudtrail @evt.name:AuthorizeSecurityGroupIngress @evt.outcome:success ${WORLD} -@requestParameters.ipPermissions.items.fromPort:(80 OR 443)`,
    },
  ],
  cases: [
    { name: 'shell or database', condition: 'sensitive > 0', severity: 'HIGH' },
    { name: 'other port', condition: 'other > 0', severity: 'LOW' },
  ],
  window: 15,
  keepAlive: 60,
  maxDuration: 360,
  matching: [
    {
      situation: 'SSH for everybody',
      severity: 'HIGH',
      logs: (second) => [cloudTrailLog(second(0), allow(22, { cidrIp: '0.0.0.0/0' }))],
    },
    {
      situation: 'a database for all of IPv6',
      severity: 'HIGH',
      logs: (second) => [cloudTrailLog(second(0), allow(5432, { cidrIpv6: '::/0' }))],
    },
    {
      situation: 'a port of its own for everybody',
      severity: 'LOW',
      logs: (second) => [cloudTrailLog(second(0), allow(8443, { cidrIp: '0.0.0.0/0' }))],
    },
  ],
  harmless: [
    {
      situation: 'HTTPS for everybody, SSH for one network',
      logs: (second) => [
        cloudTrailLog(second(0), allow(443, { cidrIp: '0.0.0.0/0' })),
        cloudTrailLog(second(3), allow(22, { cidrIp: '10.20.0.0/16' })),
      ],
    },
  ],
})
