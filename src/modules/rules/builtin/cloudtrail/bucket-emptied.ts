import { assumedRole, type CloudTrailEvent, cloudTrailLog } from '../logs/cloudtrail-log.ts'
import { provenRule } from '../proven-rule.ts'
import { times } from '../sample-times.ts'

const MEBIBYTE = 1_048_576

const read = (key: string, mebibytes: number): CloudTrailEvent => ({
  service: 's3.amazonaws.com',
  name: 'GetObject',
  identity: assumedRole('Reporting', 'hana.mori'),
  ip: '198.51.100.61',
  request: { bucketName: 'larkfield-exports', key },
  additional: { bytesTransferredIn: 0, bytesTransferredOut: mebibytes * MEBIBYTE },
  readOnly: true,
  data: true,
})

export const bucketEmptied = provenRule({
  key: 'cloudtrail-bucket-emptied',
  name: 'Unusually much read from S3',
  source: 'cloudtrail',
  tactic: 'ta0010-exfiltration',
  technique: 't1567-exfiltration-over-web-service',
  goal: 'Data that leaves in bulk leaves for good. Notice identities that carry away more than work needs.',
  strategy:
    'The bytes that one identity reads from objects within an hour, summed up; and, as a weaker hint, the largest single object.',
  response: [
    'Compare with what {{@usr.id}} usually reads; a new backup or report explains many cases.',
    'If there is no explanation: revoke the sessions of {{@usr.id}} and list the objects that were read.',
    'Tell the owners of {{@requestParameters.bucketName}} and, where people’s data is in it, the privacy officer.',
  ],
  groupBy: ['@usr.id'],
  queries: [
    {
      name: 'total',
      query: 'source:cloudtrail @evt.name:GetObject @evt.outcome:success',
      aggregation: 'SUM',
      metric: '@additionalEventData.bytesTransferredOut',
    },
    {
      name: 'largest',
      query: 'source:cloudtrail @evt.name:GetObject @evt.outcome:success',
      aggregation: 'MAX',
      metric: '@additionalEventData.bytesTransferredOut',
    },
  ],
  cases: [
    { name: 'more than 5 GiB in an hour', condition: `total > ${5_120 * MEBIBYTE}`, severity: 'HIGH' },
    { name: 'one object of more than 1 GiB', condition: `largest > ${1_024 * MEBIBYTE}`, severity: 'LOW' },
  ],
  window: 60,
  keepAlive: 60,
  maxDuration: 360,
  matching: [
    {
      situation: 'twelve objects of half a gibibyte',
      severity: 'HIGH',
      logs: (second) => times(12, (n) => cloudTrailLog(second(n * 60), read(`customers/part-${n}.parquet`, 512))),
    },
    {
      situation: 'one big object',
      severity: 'LOW',
      logs: (second) => [cloudTrailLog(second(0), read('dumps/orders.sql.gz', 2_048))],
    },
  ],
  harmless: [
    {
      situation: 'many small objects, and big ones spread over the day',
      logs: (second) => [
        ...times(30, (n) => cloudTrailLog(second(n * 10), read(`thumbnails/${n}.png`, 1))),
        ...times(6, (n) => cloudTrailLog(second(4_000 + n * 3_600), read(`backup/${n}.tar`, 900))),
      ],
    },
  ],
})
