import { assumedRole, type CloudTrailEvent, cloudTrailLog } from '../logs/cloudtrail-log.ts'
import { provenRule } from '../proven-rule.ts'

const bucket = (name: string, request: Readonly<Record<string, unknown>> = {}): CloudTrailEvent => ({
  service: 's3.amazonaws.com',
  name,
  identity: assumedRole('Developer', 'dara.finch'),
  ip: '192.0.2.10',
  request: { bucketName: 'larkfield-exports', Host: 'larkfield-exports.s3.eu-west-1.amazonaws.com', ...request },
})

const policyFor = (principal: unknown) => ({
  bucketPolicy: {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Principal: principal, Action: 's3:GetObject', Resource: 'arn:aws:s3:::larkfield-exports/*' },
    ],
  },
})

export const bucketMadePublic = provenRule({
  key: 'cloudtrail-bucket-made-public',
  name: 'S3 bucket opened to everybody',
  source: 'cloudtrail',
  tactic: 'ta0009-collection',
  technique: 't1530-data-from-cloud-storage',
  goal: 'A bucket that anybody on the Internet can read leaks whatever is put into it.',
  strategy:
    'Bucket policies that allow everybody, lists of grants that name all users, and the removal of the block that would keep both from working.',
  response: [
    'Close {{@requestParameters.bucketName}} again unless it is meant to serve a public site.',
    'List who read objects since {{first_seen}} in the data events of the bucket.',
    'Talk to {{@usr.id}} about sharing by signed links instead.',
  ],
  groupBy: ['@requestParameters.bucketName'],
  queries: [
    {
      name: 'opened',
      query:
        'source:cloudtrail @evt.outcome:success ((@evt.name:PutBucketPolicy @requestParameters.bucketPolicy.Statement.Effect:Allow (@requestParameters.bucketPolicy.Statement.Principal:"*" OR @requestParameters.bucketPolicy.Statement.Principal.AWS:"*")) OR (@evt.name:PutBucketAcl (@requestParameters.x-amz-acl:public* OR @requestParameters.AccessControlPolicy.AccessControlList.Grant.Grantee.URI:*AllUsers)))',
    },
    {
      name: 'unblocked',
      query:
        'source:cloudtrail @evt.outcome:success @evt.name:(DeleteBucketPublicAccessBlock OR DeleteAccountPublicAccessBlock)',
    },
  ],
  cases: [
    { name: 'readable by everybody', condition: 'opened > 0', severity: 'HIGH' },
    { name: 'no longer protected', condition: 'unblocked > 0', severity: 'MEDIUM' },
  ],
  window: 30,
  keepAlive: 60,
  maxDuration: 360,
  matching: [
    {
      situation: 'the block is removed and a policy lets everybody read',
      severity: 'HIGH',
      logs: (second) => [
        cloudTrailLog(second(0), bucket('DeleteBucketPublicAccessBlock')),
        cloudTrailLog(second(30), bucket('PutBucketPolicy', policyFor('*'))),
      ],
    },
    {
      situation: 'a ready-made list of grants opens the bucket',
      severity: 'HIGH',
      logs: (second) => [cloudTrailLog(second(0), bucket('PutBucketAcl', { 'x-amz-acl': ['public-read'] }))],
    },
    {
      situation: 'only the block is removed',
      severity: 'MEDIUM',
      logs: (second) => [cloudTrailLog(second(0), bucket('DeleteBucketPublicAccessBlock'))],
    },
  ],
  harmless: [
    {
      situation: 'a policy for one account, and a private list of grants',
      logs: (second) => [
        cloudTrailLog(second(0), bucket('PutBucketPolicy', policyFor({ AWS: 'arn:aws:iam::444455556666:root' }))),
        cloudTrailLog(second(4), bucket('PutBucketAcl', { 'x-amz-acl': ['private'] })),
      ],
    },
  ],
})
