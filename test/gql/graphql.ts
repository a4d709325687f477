/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Who acts: a person, an API key, a detection rule, a workflow, or the server itself. */
export type ActorKind =
  | 'API_KEY'
  | 'RULE'
  | 'SYSTEM'
  | 'USER'
  | 'WORKFLOW';

/** Why a signal was archived. */
export type ArchiveReason =
  /** The rule took something for what it is not. */
  | 'FALSE_POSITIVE'
  /** The work goes on in a case. */
  | 'INVESTIGATED_CASE_OPENED'
  /** Not archived, or archived without a reason. */
  | 'NONE'
  /** Something else; the comment tells. */
  | 'OTHER'
  /** It was real and has been remedied. */
  | 'REMEDIATED'
  /** A test or planned maintenance caused it. */
  | 'TESTING_OR_MAINTENANCE'
  /** It happened as the rule says, and does no harm. */
  | 'TRUE_POSITIVE_BENIGN'
  /** It happened as the rule says, and is an attack. */
  | 'TRUE_POSITIVE_MALICIOUS';

/** What sort of thing an entity is. */
export type EntityKind =
  | 'CLOUD_IDENTITY'
  | 'CLOUD_RESOURCE'
  | 'DOMAIN'
  | 'FILE_HASH'
  | 'HOST'
  | 'IP'
  | 'USER';

/** How bad it is; CRITICAL is the worst. */
export type Severity =
  | 'CRITICAL'
  | 'HIGH'
  | 'INFO'
  | 'LOW'
  | 'MEDIUM';

/** What was done to a signal. */
export type SignalHistoryAction =
  /** The assignee changed; values are handles. */
  | 'ASSIGNED'
  /** The new value is the comment. */
  | 'COMMENTED'
  /** A rule opened the signal. */
  | 'CREATED'
  /** Later logs made another case of the rule hold. */
  | 'SEVERITY_CHANGED'
  /** State, archive reason or archive comment changed. */
  | 'TRIAGED';

/** What is decided about a signal. */
export type TriageSignalInput = {
  /** Only with ARCHIVED, at most 10,000 characters. Left out, a former comment stays. */
  archiveComment?: string | null | undefined;
  /** Only with ARCHIVED. Left out, a former reason stays. */
  archiveReason?: ArchiveReason | null | undefined;
  /** The version the client has seen; an older one is a CONFLICT. */
  expectedVersion?: number | null | undefined;
  signalId: string | number;
  /** The state that it is to have; the one that it has is no error. */
  state: TriageState;
};

/** How far the work on a signal is. Any state may follow any other. */
export type TriageState =
  /** The work is done. */
  | 'ARCHIVED'
  /** Nobody has looked at it yet, or it is to be looked at again. */
  | 'OPEN'
  /** Somebody works on it. */
  | 'UNDER_REVIEW';

export type MainJobExploreQueryVariables = Exact<{
  query: string;
}>;


export type MainJobExploreQuery = { signalSearch: { total: number, signals: { edges: Array<{ node: { id: string, title: string, severity: Severity, firstSeen: string, eventsMatched: number, version: number, entities: Array<{ kind: EntityKind, value: string }>, triage: { state: TriageState, archiveReason: ArchiveReason, changedBy: { kind: ActorKind, name: string } | null } } }> } } };

export type MainJobTriageMutationVariables = Exact<{
  input: TriageSignalInput;
}>;


export type MainJobTriageMutation = { triageSignal: { id: string, version: number, triage: { state: TriageState, archiveReason: ArchiveReason } } };

export type RealLogsQueryVariables = Exact<{
  query: string;
}>;


export type RealLogsQuery = { logSearch: { total: number, logs: { edges: Array<{ node: { timestamp: string, ipAddresses: Array<string>, attributes: Record<string, unknown> } }> } } };

export type PanelSignalQueryVariables = Exact<{
  id: string | number;
}>;


export type PanelSignalQuery = { signal: { id: string, version: number, title: string, severity: Severity, message: string, attributes: Record<string, unknown>, timeToDetect: number | null, timeToAcknowledge: number | null, timeToResolve: number | null, rule: { id: string, name: string } | null, triage: { state: TriageState, archiveReason: ArchiveReason, changedAt: string | null, locked: boolean, assignee: { id: string, name: string, handle: string } | null }, ruleCase: { name: string | null, condition: string | null, severity: Severity }, queries: Array<{ name: string, query: string, eventsMatched: number, distinctValues: Array<string>, groupBy: Array<{ field: string, value: string }> }>, samples: Array<{ id: string, timestamp: string, message: string, status: string, source: string | null, service: string | null, host: string | null, tags: Array<string>, attributes: Record<string, unknown>, ipAddresses: Array<string> }>, history: { edges: Array<{ node: { action: SignalHistoryAction, field: string | null, previousValue: string | null, newValue: string | null, reason: string | null, actor: { kind: ActorKind } } }> } } | null };

export type PanelTriageFragment = { state: TriageState, archiveReason: ArchiveReason, changedAt: string | null, locked: boolean, assignee: { id: string, name: string, handle: string } | null };

export type PanelTriageSignalMutationVariables = Exact<{
  input: TriageSignalInput;
}>;


export type PanelTriageSignalMutation = { triageSignal: { version: number, triage: { state: TriageState, archiveReason: ArchiveReason, changedAt: string | null, locked: boolean, assignee: { id: string, name: string, handle: string } | null } } };

export type PanelAssignMutationVariables = Exact<{
  signalId: string | number;
  assigneeId?: string | number | null | undefined;
}>;


export type PanelAssignMutation = { assignSignal: { version: number, triage: { state: TriageState, archiveReason: ArchiveReason, changedAt: string | null, locked: boolean, assignee: { id: string, name: string, handle: string } | null } } };

export type PanelCommentMutationVariables = Exact<{
  signalId: string | number;
  body: string;
}>;


export type PanelCommentMutation = { commentOnSignal: { history: { edges: Array<{ node: { action: SignalHistoryAction, newValue: string | null } }> } } };

export type PanelSearchQueryVariables = Exact<{
  query: string;
}>;


export type PanelSearchQuery = { signalSearch: { total: number, signals: { edges: Array<{ node: { id: string, triage: { state: TriageState } } }> } } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const PanelTriageFragmentDoc = new TypedDocumentString(`
    fragment PanelTriage on Triage {
  state
  assignee {
    id
    name
    handle
  }
  archiveReason
  changedAt
  locked
}
    `, {"fragmentName":"PanelTriage"}) as unknown as TypedDocumentString<PanelTriageFragment, unknown>;
export const MainJobExploreDocument = new TypedDocumentString(`
    query MainJobExplore($query: String!) {
  signalSearch(query: $query, range: {from: "now-1d"}) {
    total
    signals(first: 10) {
      edges {
        node {
          id
          title
          severity
          firstSeen
          eventsMatched
          version
          entities {
            kind
            value
          }
          triage {
            state
            archiveReason
            changedBy {
              kind
              name
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MainJobExploreQuery, MainJobExploreQueryVariables>;
export const MainJobTriageDocument = new TypedDocumentString(`
    mutation MainJobTriage($input: TriageSignalInput!) {
  triageSignal(input: $input) {
    id
    version
    triage {
      state
      archiveReason
    }
  }
}
    `) as unknown as TypedDocumentString<MainJobTriageMutation, MainJobTriageMutationVariables>;
export const RealLogsDocument = new TypedDocumentString(`
    query RealLogs($query: String!) {
  logSearch(query: $query, range: {from: "2000-01-01", to: "now+1d"}) {
    total
    logs(first: 1) {
      edges {
        node {
          timestamp
          ipAddresses
          attributes
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RealLogsQuery, RealLogsQueryVariables>;
export const PanelSignalDocument = new TypedDocumentString(`
    query PanelSignal($id: ID!) {
  signal(id: $id) {
    id
    version
    title
    severity
    message
    attributes
    timeToDetect
    timeToAcknowledge
    timeToResolve
    rule {
      id
      name
    }
    triage {
      ...PanelTriage
    }
    ruleCase {
      name
      condition
      severity
    }
    queries {
      name
      query
      groupBy {
        field
        value
      }
      eventsMatched
      distinctValues
    }
    samples {
      id
      timestamp
      message
      status
      source
      service
      host
      tags
      attributes
      ipAddresses
    }
    history(first: 50) {
      edges {
        node {
          action
          actor {
            kind
          }
          field
          previousValue
          newValue
          reason
        }
      }
    }
  }
}
    fragment PanelTriage on Triage {
  state
  assignee {
    id
    name
    handle
  }
  archiveReason
  changedAt
  locked
}`) as unknown as TypedDocumentString<PanelSignalQuery, PanelSignalQueryVariables>;
export const PanelTriageSignalDocument = new TypedDocumentString(`
    mutation PanelTriageSignal($input: TriageSignalInput!) {
  triageSignal(input: $input) {
    version
    triage {
      ...PanelTriage
    }
  }
}
    fragment PanelTriage on Triage {
  state
  assignee {
    id
    name
    handle
  }
  archiveReason
  changedAt
  locked
}`) as unknown as TypedDocumentString<PanelTriageSignalMutation, PanelTriageSignalMutationVariables>;
export const PanelAssignDocument = new TypedDocumentString(`
    mutation PanelAssign($signalId: ID!, $assigneeId: ID) {
  assignSignal(signalId: $signalId, assigneeId: $assigneeId) {
    version
    triage {
      ...PanelTriage
    }
  }
}
    fragment PanelTriage on Triage {
  state
  assignee {
    id
    name
    handle
  }
  archiveReason
  changedAt
  locked
}`) as unknown as TypedDocumentString<PanelAssignMutation, PanelAssignMutationVariables>;
export const PanelCommentDocument = new TypedDocumentString(`
    mutation PanelComment($signalId: ID!, $body: String!) {
  commentOnSignal(signalId: $signalId, body: $body) {
    history(first: 1) {
      edges {
        node {
          action
          newValue
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PanelCommentMutation, PanelCommentMutationVariables>;
export const PanelSearchDocument = new TypedDocumentString(`
    query PanelSearch($query: String!) {
  signalSearch(query: $query, range: {from: "now-1d", to: "now+1d"}) {
    total
    signals {
      edges {
        node {
          id
          triage {
            state
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PanelSearchQuery, PanelSearchQueryVariables>;