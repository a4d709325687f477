import { blueprint, CONTAIN, PROJECT, setting } from './blueprint.ts'
import { askProgram, mail, openCase, tellSlack } from './parts.ts'

export const publicBucket = blueprint({
  id: 'public-bucket',
  name: 'Bucket made public',
  description:
    'Opens a case, asks a program of yours to close the bucket, and writes to the owners of the data. Secrets: SLACK_URL, BUCKET_CLOSER_URL, BUCKET_CLOSER_SECRET.',
  source: 'cloudtrail',
  tags: ['source:cloudtrail', 'tactic:ta0009-collection', 'technique:t1530-data-from-cloud-storage'],
  query: 'source:cloudtrail technique:t1530-data-from-cloud-storage',
  inputs: [PROJECT, CONTAIN, setting('mailTo', 'Owners of the data; addresses, separated by commas, or empty')],
  steps: [
    openCase('P1', { next: ['close_bucket', 'mail', 'tell'] }),
    askProgram(
      'close_bucket',
      'BUCKET_CLOSER',
      { bucket: '{{signal.@requestParameters.bucketName | default("")}}', users: '{{signal.users}}' },
      { when: 'inputs.contain' },
    ),
    mail(),
    tellSlack('A bucket can be read by everybody.'),
  ],
})
