import { eventId, type RawLog, secondsTime } from './raw-log.ts'

export interface CloudTrailEvent {
  readonly service: string
  readonly name: string
  readonly identity: Readonly<Record<string, unknown>>
  readonly ip: string
  readonly account?: string
  readonly region?: string
  readonly userAgent?: string
  readonly request?: Readonly<Record<string, unknown>> | null
  readonly response?: Readonly<Record<string, unknown>> | null
  readonly additional?: Readonly<Record<string, unknown>>
  readonly error?: readonly [code: string, message: string]
  readonly readOnly?: boolean
  readonly type?: 'AwsApiCall' | 'AwsConsoleSignIn' | 'AwsServiceEvent'
  /** Object reads and writes; everything else manages. */
  readonly data?: boolean
}

const ACCOUNT = '111122223333'

export function cloudTrailLog(at: Date, event: CloudTrailEvent): RawLog {
  const { account = ACCOUNT, region = 'eu-west-1' } = event
  return {
    ddsource: 'cloudtrail',
    service: event.service.split('.')[0],
    eventVersion: '1.09',
    userIdentity: event.identity,
    eventTime: secondsTime(at),
    eventSource: event.service,
    eventName: event.name,
    awsRegion: region,
    sourceIPAddress: event.ip,
    userAgent: event.userAgent ?? 'aws-cli/2.15.30 Python/3.11.8 Linux/6.1.0 exe/x86_64 prompt/off',
    ...(event.error && { errorCode: event.error[0], errorMessage: event.error[1] }),
    requestParameters: event.request ?? null,
    responseElements: event.response ?? null,
    ...(event.additional && { additionalEventData: event.additional }),
    requestID: eventId('request', at.getTime(), event),
    eventID: eventId('event', at.getTime(), event),
    readOnly: event.readOnly ?? false,
    eventType: event.type ?? 'AwsApiCall',
    managementEvent: !event.data,
    recipientAccountId: account,
    eventCategory: event.data ? 'Data' : 'Management',
  }
}

export const iamUser = (name: string, account = ACCOUNT) => ({
  type: 'IAMUser',
  principalId: `AIDA${eventId(name).slice(0, 8).toUpperCase()}EXAMPLE`,
  arn: `arn:aws:iam::${account}:user/${name}`,
  accountId: account,
  accessKeyId: `AKIA${eventId('key', name).slice(0, 8).toUpperCase()}EXAMPLE`,
  userName: name,
})

export const rootUser = (account = ACCOUNT) => ({
  type: 'Root',
  principalId: account,
  arn: `arn:aws:iam::${account}:root`,
  accountId: account,
})

export const assumedRole = (role: string, session: string, account = ACCOUNT) => ({
  type: 'AssumedRole',
  principalId: `AROA${eventId(role).slice(0, 8).toUpperCase()}EXAMPLE:${session}`,
  arn: `arn:aws:sts::${account}:assumed-role/${role}/${session}`,
  accountId: account,
  sessionContext: {
    sessionIssuer: { type: 'Role', arn: `arn:aws:iam::${account}:role/${role}`, accountId: account, userName: role },
    attributes: { mfaAuthenticated: 'true' },
  },
})

export const consoleLogin = (
  identity: Readonly<Record<string, unknown>>,
  ip: string,
  { mfa, success = true }: { mfa: boolean; success?: boolean },
): CloudTrailEvent => ({
  service: 'signin.amazonaws.com',
  name: 'ConsoleLogin',
  identity,
  ip,
  region: 'us-east-1',
  type: 'AwsConsoleSignIn',
  userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0',
  response: { ConsoleLogin: success ? 'Success' : 'Failure' },
  additional: {
    LoginTo: 'https://console.aws.amazon.com/console/home',
    MobileVersion: 'No',
    MFAUsed: mfa ? 'Yes' : 'No',
  },
})
