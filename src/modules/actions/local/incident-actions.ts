import { INCIDENT_SEVERITIES, type IncidentService } from '../../incidents/index.ts'
import type { LocalAction } from '../action.ts'
import { localAction, optional, required } from '../define.ts'
import { namesIn } from './names-in.ts'

interface Deps {
  readonly service: Pick<IncidentService, 'declareIn'>
}

export function incidentActions({ service }: Deps): LocalAction[] {
  return [
    localAction(
      {
        id: 'incident.declare',
        name: 'Declare an incident',
        description: 'Declares an incident, with signals, from a case, or without either.',
        parameters: [
          required('title', 'STRING', 'What has happened.'),
          required('severity', 'STRING', 'SEV_0 is the worst.', { allowedValues: INCIDENT_SEVERITIES }),
          optional('commanderId', 'STRING', 'Id of an enabled user.'),
          optional('templateId', 'STRING', 'The default template when left out.'),
          optional('fields', 'OBJECT', 'Values of the fields of the template, by their names.'),
          optional('signalId', 'STRING', 'A signal that it is about, such as {{signal.id}}.'),
          optional('signalIds', 'ARRAY', 'Several signals that it is about.'),
          optional('caseId', 'STRING', 'The case that it comes from.'),
        ],
        outputs: { incidentId: 'STRING', publicId: 'NUMBER', title: 'STRING' },
      },
      async (given, tx, { viewer }) => {
        const declared = await service.declareIn(tx, viewer, {
          title: given.text('title'),
          severity: given.oneOf('severity', INCIDENT_SEVERITIES) ?? 'UNKNOWN',
          commanderId: given.textOrNull('commanderId'),
          templateId: given.textOrNull('templateId'),
          fields: { ...given.object('fields') } as never,
          signalIds: namesIn(given, 'signalId', 'signalIds'),
          caseId: given.textOrNull('caseId'),
        })
        return { incidentId: declared.id, publicId: declared.publicId, title: declared.title }
      },
    ),
  ]
}
