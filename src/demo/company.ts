import type { Random } from './random.ts'

export interface Person {
  readonly name: string
  /** `ines.marlow`; her login is `ines.marlow@larkfield.example`, at GitHub she is `ines-marlow`. */
  readonly handle: string
  readonly role: 'Administrator' | 'Developer' | 'Reporting' | 'Support'
  readonly home: string
}

const person = (name: string, role: Person['role'], home: string): Person => ({
  name,
  handle: name.toLowerCase().replace(' ', '.'),
  role,
  home,
})

/** Larkfield sells garden tools in the Internet. Neither it nor anybody who works there exists. */
export const PEOPLE = [
  person('Ines Marlow', 'Administrator', '192.0.2.61'),
  person('Bo Larsgard', 'Administrator', '192.0.2.62'),
  person('Tomas Veld', 'Developer', '192.0.2.63'),
  person('Ada Quill', 'Developer', '192.0.2.64'),
  person('Chen Ruo', 'Developer', '192.0.2.65'),
  person('Dara Finch', 'Developer', '192.0.2.66'),
  person('Femi Adeyo', 'Developer', '192.0.2.67'),
  person('Hana Mori', 'Reporting', '192.0.2.68'),
  person('Gus Hartwell', 'Support', '192.0.2.69'),
  person('Elio Brandt', 'Support', '192.0.2.70'),
  person('Mira Solberg', 'Support', '192.0.2.71'),
  person('Jonas Petrel', 'Reporting', '192.0.2.72'),
] as const

export const DEVELOPERS = PEOPLE.filter(({ role }) => role === 'Developer')
export const ADMINISTRATORS = PEOPLE.filter(({ role }) => role === 'Administrator')

export const OFFICE = '192.0.2.10'
export const login = ({ handle }: Person): string => `${handle}@larkfield.example`
export const gitHubName = ({ handle }: Person): string => handle.replace('.', '-')

export const SERVERS = ['web-1', 'web-2', 'web-3', 'db-1', 'build-1', 'bastion-1'] as const
export const WORKSTATIONS = Array.from({ length: 24 }, (_, index) => `10.20.4.${index + 20}`)

export const REPOSITORIES = [
  'storefront checkout payments pricing catalogue search ledger invoices shipping returns accounts mailer',
  'images cdn-rules warehouse labels forecasts reports data-lake etl dashboards alerts runbooks terraform',
  'ansible base-images helm-charts gateway auth-proxy sessions coupons reviews recommendations newsletter',
  'mobile-app design-system website docs handbook tooling linter ci-templates release-bot sandbox prototypes',
]
  .join(' ')
  .split(' ')

export const BUCKETS = ['larkfield-exports', 'larkfield-backups', 'larkfield-images', 'larkfield-reports'] as const

/** Addresses that are reserved for examples: nobody is accused. */
export const strangerAddress = (random: Random): string =>
  `${random.pick(['198.51.100', '203.0.113'])}.${random.int(2, 254)}`

export const customerAddress = (random: Random): string =>
  `100.${random.int(64, 127)}.${random.int(0, 255)}.${random.int(1, 254)}`
