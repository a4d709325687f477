import {
  assumedRole,
  type CloudTrailEvent,
  cloudTrailLog,
  consoleLogin,
  iamUser,
  rootUser,
} from '../../modules/rules/builtin/logs/cloudtrail-log.ts'
import { BUCKETS, DEVELOPERS, OFFICE, strangerAddress } from '../company.ts'
import type { Scene, Story } from './story.ts'

const GIBIBYTE = 1_073_741_824

const call = (scene: Scene, event: CloudTrailEvent) => scene.log((at) => cloudTrailLog(at, event)).wait(25)

const s3 = (name: string, identity: object, ip: string, request: Record<string, unknown>): CloudTrailEvent => ({
  service: 's3.amazonaws.com',
  name,
  identity: { ...identity },
  ip,
  request,
})

function takeOver(scene: Scene): void {
  const { random } = scene
  const ip = strangerAddress(random)
  const identity = iamUser(random.pick(['svc-legacy', 'backup-admin', 'contractor-7']))
  const iam = (name: string, request: Record<string, unknown>) =>
    call(scene, { service: 'iam.amazonaws.com', name, identity, ip, request, response: {} })
  const tries = random.int(0, 4)
  scene.repeat(tries, 12, (at) => cloudTrailLog(at, consoleLogin(identity, ip, { mfa: false, success: false })))
  call(scene, consoleLogin(identity, ip, { mfa: false }))
  iam('ListUsers', { maxItems: 1000 })
  for (const userName of ['billing', 'backup', 'reports'].slice(0, random.int(1, 3)))
    iam('CreateAccessKey', { userName })
  call(scene, {
    service: 'cloudtrail.amazonaws.com',
    name: random.pick(['StopLogging', 'PutEventSelectors', 'StopLogging']),
    identity,
    ip,
    request: { name: 'organisation' },
  })
  readMuch(scene, identity, ip, random.int(8, 14))
}

function readMuch(scene: Scene, identity: object, ip: string, objects: number): void {
  const bucketName = scene.random.pick(BUCKETS)
  scene.repeat(objects, 20, (at, index) =>
    cloudTrailLog(at, {
      ...s3('GetObject', identity, ip, { bucketName, key: `customers/part-${index}.parquet` }),
      additional: {
        bytesTransferredIn: 0,
        bytesTransferredOut: Math.round(GIBIBYTE * (0.5 + scene.random.next() * 0.4)),
      },
      readOnly: true,
      data: true,
    }),
  )
}

export const CLOUD_STORIES: readonly Story[] = [
  { name: 'an AWS account is taken over', perDay: 0.7, tell: takeOver },
  {
    name: 'a user signs in to AWS with a password only',
    perDay: 1.3,
    tell: (scene) =>
      void call(
        scene,
        consoleLogin(iamUser(scene.random.pick(['gus.hartwell', 'contractor-3'])), OFFICE, { mfa: false }),
      ),
  },
  {
    name: 'an engineer of the data team fetches a dump',
    perDay: 1,
    tell: (scene) =>
      void call(scene, {
        ...s3('GetObject', assumedRole('Reporting', 'hana.mori'), OFFICE, {
          bucketName: BUCKETS[3],
          key: 'dumps/orders.sql.gz',
        }),
        additional: { bytesTransferredIn: 0, bytesTransferredOut: 2 * GIBIBYTE },
        readOnly: true,
        data: true,
      }),
  },
  {
    name: 'root is used',
    perDay: 1,
    tell(scene) {
      const ip = scene.random.chance(0.5) ? OFFICE : strangerAddress(scene.random)
      if (scene.random.chance(0.5)) call(scene, consoleLogin(rootUser(), ip, { mfa: true }))
      call(scene, { service: 'iam.amazonaws.com', name: 'ListAccessKeys', identity: rootUser(), ip, readOnly: true })
    },
  },
  {
    name: 'a bucket is opened by mistake',
    perDay: 1.3,
    tell(scene) {
      const identity = assumedRole('Developer', scene.random.pick(DEVELOPERS).handle)
      const request = { bucketName: `${scene.random.pick(BUCKETS)}-${scene.random.int(1, 90)}` }
      call(scene, s3('DeleteBucketPublicAccessBlock', identity, OFFICE, request))
      if (scene.random.chance(0.6))
        call(scene, s3('PutBucketAcl', identity, OFFICE, { ...request, 'x-amz-acl': ['public-read'] }))
    },
  },
  {
    name: 'a port is opened to the world',
    perDay: 2,
    tell(scene) {
      const { random } = scene
      const port = random.pick([22, 3389, 5432, 8080, 8443, 9000])
      const range = { ipRanges: { items: [{ cidrIp: '0.0.0.0/0' }] } }
      call(scene, {
        service: 'ec2.amazonaws.com',
        name: 'AuthorizeSecurityGroupIngress',
        identity: assumedRole('Developer', random.pick(DEVELOPERS).handle),
        ip: OFFICE,
        request: {
          groupId: `sg-0${random.int(0x1000000, 0xfffffff).toString(16)}`,
          ipPermissions: { items: [{ ipProtocol: 'tcp', fromPort: port, toPort: port, ...range }] },
        },
      })
    },
  },
  {
    name: 'a key is made for a service',
    perDay: 1.5,
    tell: (scene) =>
      void call(scene, {
        service: 'iam.amazonaws.com',
        name: 'CreateAccessKey',
        identity: assumedRole('Administrator', 'bo.larsgard'),
        ip: OFFICE,
        request: { userName: scene.random.pick(['mailer', 'warehouse', 'label-printer']) },
        response: { accessKey: { status: 'Active' } },
      }),
  },
  {
    name: 'a trail is changed',
    perDay: 0.7,
    tell: (scene) =>
      void call(scene, {
        service: 'cloudtrail.amazonaws.com',
        name: scene.random.pick(['UpdateTrail', 'StopLogging']),
        identity: assumedRole('Developer', 'femi.adeyo'),
        ip: OFFICE,
        request: { name: 'organisation' },
        ...(scene.random.chance(0.5) && {
          error: ['AccessDenied', 'User is not authorized to change the trail'] as const,
        }),
      }),
  },
]
