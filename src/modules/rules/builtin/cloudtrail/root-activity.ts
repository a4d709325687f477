import { assumedRole, cloudTrailLog, consoleLogin, rootUser } from '../logs/cloudtrail-log.ts'
import { provenRule } from '../proven-rule.ts'

export const rootActivity = provenRule({
  key: 'cloudtrail-root-activity',
  name: 'AWS root user at work',
  source: 'cloudtrail',
  tactic: 'ta0004-privilege-escalation',
  technique: 't1078-valid-accounts',
  goal: 'The root user of an account cannot be restricted, so nobody should work with it. Find every use.',
  strategy:
    'Calls and sign-ins of the root identity, without what AWS does in its name. Signing in, making keys or changing the sign-in of root itself weighs more than reading.',
  response: [
    'Ask the owners of account {{@recipientAccountId}} whether somebody used root on purpose; {{@network.client.ip}} is where it came from.',
    'If nobody did: change the password of root, remove its access keys, renew its MFA device.',
    'Follow what else was done from {{@network.client.ip}} since {{first_seen}}.',
  ],
  groupBy: ['@recipientAccountId'],
  queries: [
    {
      name: 'decisive',
      query:
        'source:cloudtrail @userIdentity.type:Root @evt.outcome:success @evt.name:(ConsoleLogin OR CreateAccessKey OR DeactivateMFADevice OR DeleteVirtualMFADevice OR UpdateLoginProfile OR PasswordUpdated)',
    },
    {
      name: 'any',
      query: 'source:cloudtrail @userIdentity.type:Root -@eventType:AwsServiceEvent -@userIdentity.invokedBy:*',
    },
  ],
  cases: [
    { name: 'root signed in or changed its keys', condition: 'decisive > 0', severity: 'HIGH' },
    { name: 'root called an API', condition: 'any > 0', severity: 'MEDIUM' },
  ],
  window: 15,
  keepAlive: 60,
  maxDuration: 360,
  matching: [
    {
      situation: 'root signs in and makes an access key',
      severity: 'HIGH',
      logs: (second) => [
        cloudTrailLog(second(0), consoleLogin(rootUser(), '203.0.113.40', { mfa: true })),
        cloudTrailLog(second(50), {
          service: 'iam.amazonaws.com',
          name: 'CreateAccessKey',
          identity: rootUser(),
          ip: '203.0.113.40',
          response: { accessKey: { status: 'Active' } },
        }),
      ],
    },
    {
      situation: 'root looks around',
      severity: 'MEDIUM',
      logs: (second) => [
        cloudTrailLog(second(0), {
          service: 's3.amazonaws.com',
          name: 'ListBuckets',
          identity: rootUser(),
          ip: '203.0.113.40',
          readOnly: true,
        }),
      ],
    },
  ],
  harmless: [
    {
      situation: 'AWS works in the name of the account, and an administrator signs in with a role',
      logs: (second) => [
        cloudTrailLog(second(0), {
          service: 'kms.amazonaws.com',
          name: 'RotateKey',
          identity: { ...rootUser(), invokedBy: 'kms.amazonaws.com' },
          ip: 'kms.amazonaws.com',
          type: 'AwsServiceEvent',
        }),
        cloudTrailLog(
          second(5),
          consoleLogin(assumedRole('Administrator', 'ines.marlow'), '192.0.2.10', { mfa: true }),
        ),
      ],
    },
  ],
})
