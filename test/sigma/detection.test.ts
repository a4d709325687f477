import { describe, expect, it } from 'vitest'
import { importSigma } from '../../src/sigma/index.ts'
import { NOT_SELECTED, REFUSED, SELECTED } from './detection-truths.ts'
import { matches, onlyRule, reasonOf, yamlOf } from './sigma-rule.ts'

describe('a detection', () => {
  it.each(SELECTED)('%j selects %j', (detection, log) => {
    expect(matches(onlyRule(yamlOf(detection)), { ddsource: 'app', ...log })).toBe(true)
  })

  it.each(NOT_SELECTED)('%j does not select %j', (detection, log) => {
    expect(matches(onlyRule(yamlOf(detection)), { ddsource: 'app', ...log })).toBe(false)
  })

  it.each(REFUSED)('%j is refused', (detection, reason) => {
    expect(reasonOf(yamlOf(detection))).toContain(reason)
  })

  it('takes the values of placeholders from whoever knows them', () => {
    const yaml = yamlOf("selection:\n  a|contains|expand: '%admins%@corp'")
    const { rules } = importSigma(yaml, { placeholders: new Map([['admins', ['ann', 'bob']]]) })
    expect(rules[0]?.queries[0]?.matcher).toEqual({
      fields: ['@a'],
      operator: 'contains',
      values: ['ann@corp', 'bob@corp'],
    })
  })
})
