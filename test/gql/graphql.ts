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

export type TriageSignalInput = {
  /** Only with ARCHIVED, at most 10,000 characters. Left out, a former comment stays. */
  archiveComment?: string | null | undefined;
  /** Only with ARCHIVED. Left out, a former reason stays. */
  archiveReason?: ArchiveReason | null | undefined;
  /** The version the client has seen; an older one is a CONFLICT. */
  expectedVersion?: number | null | undefined;
  signalId: string | number;
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