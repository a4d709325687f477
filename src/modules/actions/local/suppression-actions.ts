import type { Clock } from '../../../kernel/clock.ts'
import type { SuppressionService } from '../../suppressions/index.ts'
import type { LocalAction } from '../action.ts'
import { localAction, optional, required } from '../define.ts'
import { endOf } from './end-of.ts'

interface Deps {
  readonly clock: Clock
  readonly service: Pick<SuppressionService, 'createIn'>
}

export function suppressionActions({ clock, service }: Deps): LocalAction[] {
  return [
    localAction(
      {
        id: 'suppression.create',
        name: 'Create a suppression',
        description: 'Silences what rules would report, from when the step is done on.',
        parameters: [
          required('name', 'STRING', '1 to 200 characters.'),
          required('ruleQuery', 'STRING', 'Which rules, such as ruleId:{{signal.rule.id}}; not empty.'),
          optional(
            'suppressionQuery',
            'STRING',
            'Which of their signals are not created. This, the other query, or both.',
          ),
          optional('dataExclusionQuery', 'STRING', 'Which logs they do not look at.'),
          optional('description', 'STRING', 'At most 10,000 characters.'),
          optional('expiresIn', 'STRING', 'ISO 8601 duration, such as P7D; never when left out.'),
          optional('tags', 'ARRAY', 'At most 100 tags.'),
        ],
        outputs: { suppressionId: 'STRING', name: 'STRING', expiresAt: 'STRING' },
      },
      async (given, tx, { viewer }) => {
        const expiresAt = endOf(given.textOrNull('expiresIn'), 'expiresIn', clock.now())
        const { id, name } = await service.createIn(tx, viewer, {
          name: given.text('name'),
          ruleQuery: given.text('ruleQuery'),
          suppressionQuery: given.textOrNull('suppressionQuery'),
          dataExclusionQuery: given.textOrNull('dataExclusionQuery'),
          description: given.textOrNull('description'),
          expiresAt,
          tags: (given.list('tags') ?? []).map(String),
        })
        return { suppressionId: id, name, expiresAt: expiresAt?.toISOString() ?? null }
      },
    ),
  ]
}
