import type { LogSource } from '../read/rule-document.ts'
import { SigmaError } from '../sigma-error.ts'
import type { LogMapping } from './mapping.ts'
import { MAPPINGS, zeekMapping } from './table.ts'
import { linuxSysmonMapping, windowsMapping } from './windows.ts'

/** Which logs a logsource means. A product that no table names is the source of its logs, and so is a service or a category that stands alone. */
export function findMapping(source: LogSource): LogMapping {
  const { product, category, service } = source
  if (product === null && service === null && category === null) {
    throw new SigmaError('Expected a logsource with a product, a category or a service.')
  }
  const mapping = known(source)
  if (mapping) return mapping
  if (product === 'windows' || (product === 'linux' && category !== null)) {
    throw new SigmaError(`Expected a logsource whose events are known, got ${nameOf(source)}.`)
  }
  return { sources: ownSources(source) }
}

function known({ product, category, service }: LogSource): LogMapping | null {
  if (service === 'osquery') return MAPPINGS['*/osquery'] ?? null
  if (product === 'windows') return windowsMapping(category, service)
  if (product === 'zeek') return zeekMapping(service)
  if (product === 'linux' && category !== null) return linuxSysmonMapping(category)
  if (product === null) return entry(service === null ? `${category}` : `/${service}`)
  if (service === null && category === 'webserver') return { ...(entry('webserver') as LogMapping), sources: [product] }
  if (service === null) return entry(product) ?? entry(`${product}/*`)
  return entry(`${product}/${service}`) ?? entry(`${product}/*`)
}

const entry = (key: string): LogMapping | null => (Object.hasOwn(MAPPINGS, key) ? (MAPPINGS[key] as LogMapping) : null)

function ownSources({ product, category, service }: LogSource): string[] {
  if (product === null) return [service ?? (category as string)]
  return service === null ? [product] : [product, `${product}.${service}`]
}

const nameOf = ({ product, category, service }: LogSource): string =>
  Object.entries({ product, category, service })
    .filter(([, value]) => value !== null)
    .map(([key, value]) => `${key} ${value}`)
    .join(', ')
