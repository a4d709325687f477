import {
  assumedRole,
  type CloudTrailEvent,
  cloudTrailLog,
  consoleLogin,
} from '../../modules/rules/builtin/logs/cloudtrail-log.ts'
import type { RawLog } from '../../modules/rules/builtin/logs/raw-log.ts'
import { BUCKETS, OFFICE, PEOPLE } from '../company.ts'
import type { Random } from '../random.ts'

type Call = readonly [service: string, name: string]

const READS: readonly Call[] = [
  ['ec2.amazonaws.com', 'DescribeInstances'],
  ['ec2.amazonaws.com', 'DescribeSecurityGroups'],
  ['s3.amazonaws.com', 'ListBuckets'],
  ['s3.amazonaws.com', 'GetBucketPolicy'],
  ['cloudwatch.amazonaws.com', 'GetMetricData'],
  ['logs.amazonaws.com', 'FilterLogEvents'],
  ['rds.amazonaws.com', 'DescribeDBInstances'],
  ['iam.amazonaws.com', 'GetRole'],
  ['lambda.amazonaws.com', 'ListFunctions20150331'],
  ['secretsmanager.amazonaws.com', 'GetSecretValue'],
]

const WRITES: readonly Call[] = [
  ['ec2.amazonaws.com', 'CreateTags'],
  ['lambda.amazonaws.com', 'UpdateFunctionCode20150331v2'],
  ['ecs.amazonaws.com', 'UpdateService'],
  ['ecr.amazonaws.com', 'PutImage'],
]

export function cloudTrailNoise(random: Random, at: Date): RawLog {
  return cloudTrailLog(
    at,
    random.weighted([
      [62, machine],
      [26, human],
      [9, objectRead],
      [3, signIn],
    ])(random),
  )
}

/** Monitoring and deployment call all day long. */
function machine(random: Random): CloudTrailEvent {
  const [service, name] = random.pick(READS)
  const role = random.pick(['Monitoring', 'Deployment', 'Inventory'])
  return {
    service,
    name,
    identity: assumedRole(role, `i-0${random.int(1, 4)}f3c9a7b2d41e860`),
    ip: `10.20.0.${random.int(10, 40)}`,
    readOnly: true,
    userAgent: 'Boto3/1.34.69 md/Botocore#1.34.69 ua/2.0 os/linux#6.1.0 lang/python#3.11.8',
    request: { nextToken: random.int(1, 1_000_000_000).toString(36) },
  }
}

function human(random: Random): CloudTrailEvent {
  const someone = random.pick(PEOPLE)
  const writes = random.chance(0.2)
  const [service, name] = random.pick(writes ? WRITES : READS)
  const refused = !writes && random.chance(0.04)
  return {
    service,
    name,
    identity: assumedRole(someone.role, someone.handle),
    ip: random.chance(0.7) ? OFFICE : someone.home,
    readOnly: !writes,
    request: { maxResults: random.int(5, 1_000) },
    ...(refused && { error: ['AccessDenied', `User is not authorized to perform: ${name}`] as const }),
  }
}

function objectRead(random: Random): CloudTrailEvent {
  return {
    service: 's3.amazonaws.com',
    name: 'GetObject',
    identity: assumedRole('Storefront', `i-0${random.int(1, 3)}a8d2c6b1f59e740`),
    ip: `10.20.1.${random.int(10, 13)}`,
    request: { bucketName: random.pick(BUCKETS), key: `products/${random.int(1, 40_000)}.webp` },
    additional: { bytesTransferredIn: 0, bytesTransferredOut: random.int(20_000, 900_000) },
    readOnly: true,
    data: true,
  }
}

function signIn(random: Random): CloudTrailEvent {
  const someone = random.pick(PEOPLE)
  return consoleLogin(assumedRole(someone.role, someone.handle), random.chance(0.8) ? OFFICE : someone.home, {
    mfa: true,
  })
}
