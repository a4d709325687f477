/* eslint-disable */
import * as types from './graphql.ts';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  query MainJobExplore($query: String!) {\n    signalSearch(query: $query, range: { from: \"now-1d\" }) {\n      total\n      signals(first: 10) {\n        edges {\n          node {\n            id\n            title\n            severity\n            firstSeen\n            eventsMatched\n            version\n            entities {\n              kind\n              value\n            }\n            triage {\n              state\n              archiveReason\n              changedBy {\n                kind\n                name\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.MainJobExploreDocument,
    "\n  mutation MainJobTriage($input: TriageSignalInput!) {\n    triageSignal(input: $input) {\n      id\n      version\n      triage {\n        state\n        archiveReason\n      }\n    }\n  }\n": typeof types.MainJobTriageDocument,
    "\n  query RealLogs($query: String!) {\n    logSearch(query: $query, range: { from: \"2000-01-01\", to: \"now+1d\" }) {\n      total\n      logs(first: 1) {\n        edges {\n          node {\n            timestamp\n            ipAddresses\n            attributes\n          }\n        }\n      }\n    }\n  }\n": typeof types.RealLogsDocument,
    "\n  query PanelSignal($id: ID!) {\n    signal(id: $id) {\n      id\n      version\n      title\n      severity\n      message\n      attributes\n      timeToDetect\n      timeToAcknowledge\n      timeToResolve\n      rule {\n        id\n        name\n      }\n      triage {\n        ...PanelTriage\n      }\n      ruleCase {\n        name\n        condition\n        severity\n      }\n      queries {\n        name\n        query\n        groupBy {\n          field\n          value\n        }\n        eventsMatched\n        distinctValues\n      }\n      samples {\n        id\n        timestamp\n        message\n        status\n        source\n        service\n        host\n        tags\n        attributes\n        ipAddresses\n      }\n      history(first: 50) {\n        edges {\n          node {\n            action\n            actor {\n              kind\n            }\n            field\n            previousValue\n            newValue\n            reason\n          }\n        }\n      }\n    }\n  }\n\n  fragment PanelTriage on Triage {\n    state\n    assignee {\n      id\n      name\n      handle\n    }\n    archiveReason\n    changedAt\n    locked\n  }\n": typeof types.PanelSignalDocument,
    "\n  mutation PanelTriageSignal($input: TriageSignalInput!) {\n    triageSignal(input: $input) {\n      version\n      triage {\n        ...PanelTriage\n      }\n    }\n  }\n": typeof types.PanelTriageSignalDocument,
    "\n  mutation PanelAssign($signalId: ID!, $assigneeId: ID) {\n    assignSignal(signalId: $signalId, assigneeId: $assigneeId) {\n      version\n      triage {\n        ...PanelTriage\n      }\n    }\n  }\n": typeof types.PanelAssignDocument,
    "\n  mutation PanelComment($signalId: ID!, $body: String!) {\n    commentOnSignal(signalId: $signalId, body: $body) {\n      history(first: 1) {\n        edges {\n          node {\n            action\n            newValue\n          }\n        }\n      }\n    }\n  }\n": typeof types.PanelCommentDocument,
    "\n  query PanelSearch($query: String!) {\n    signalSearch(query: $query, range: { from: \"now-1d\", to: \"now+1d\" }) {\n      total\n      signals {\n        edges {\n          node {\n            id\n            triage {\n              state\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.PanelSearchDocument,
};
const documents: Documents = {
    "\n  query MainJobExplore($query: String!) {\n    signalSearch(query: $query, range: { from: \"now-1d\" }) {\n      total\n      signals(first: 10) {\n        edges {\n          node {\n            id\n            title\n            severity\n            firstSeen\n            eventsMatched\n            version\n            entities {\n              kind\n              value\n            }\n            triage {\n              state\n              archiveReason\n              changedBy {\n                kind\n                name\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n": types.MainJobExploreDocument,
    "\n  mutation MainJobTriage($input: TriageSignalInput!) {\n    triageSignal(input: $input) {\n      id\n      version\n      triage {\n        state\n        archiveReason\n      }\n    }\n  }\n": types.MainJobTriageDocument,
    "\n  query RealLogs($query: String!) {\n    logSearch(query: $query, range: { from: \"2000-01-01\", to: \"now+1d\" }) {\n      total\n      logs(first: 1) {\n        edges {\n          node {\n            timestamp\n            ipAddresses\n            attributes\n          }\n        }\n      }\n    }\n  }\n": types.RealLogsDocument,
    "\n  query PanelSignal($id: ID!) {\n    signal(id: $id) {\n      id\n      version\n      title\n      severity\n      message\n      attributes\n      timeToDetect\n      timeToAcknowledge\n      timeToResolve\n      rule {\n        id\n        name\n      }\n      triage {\n        ...PanelTriage\n      }\n      ruleCase {\n        name\n        condition\n        severity\n      }\n      queries {\n        name\n        query\n        groupBy {\n          field\n          value\n        }\n        eventsMatched\n        distinctValues\n      }\n      samples {\n        id\n        timestamp\n        message\n        status\n        source\n        service\n        host\n        tags\n        attributes\n        ipAddresses\n      }\n      history(first: 50) {\n        edges {\n          node {\n            action\n            actor {\n              kind\n            }\n            field\n            previousValue\n            newValue\n            reason\n          }\n        }\n      }\n    }\n  }\n\n  fragment PanelTriage on Triage {\n    state\n    assignee {\n      id\n      name\n      handle\n    }\n    archiveReason\n    changedAt\n    locked\n  }\n": types.PanelSignalDocument,
    "\n  mutation PanelTriageSignal($input: TriageSignalInput!) {\n    triageSignal(input: $input) {\n      version\n      triage {\n        ...PanelTriage\n      }\n    }\n  }\n": types.PanelTriageSignalDocument,
    "\n  mutation PanelAssign($signalId: ID!, $assigneeId: ID) {\n    assignSignal(signalId: $signalId, assigneeId: $assigneeId) {\n      version\n      triage {\n        ...PanelTriage\n      }\n    }\n  }\n": types.PanelAssignDocument,
    "\n  mutation PanelComment($signalId: ID!, $body: String!) {\n    commentOnSignal(signalId: $signalId, body: $body) {\n      history(first: 1) {\n        edges {\n          node {\n            action\n            newValue\n          }\n        }\n      }\n    }\n  }\n": types.PanelCommentDocument,
    "\n  query PanelSearch($query: String!) {\n    signalSearch(query: $query, range: { from: \"now-1d\", to: \"now+1d\" }) {\n      total\n      signals {\n        edges {\n          node {\n            id\n            triage {\n              state\n            }\n          }\n        }\n      }\n    }\n  }\n": types.PanelSearchDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MainJobExplore($query: String!) {\n    signalSearch(query: $query, range: { from: \"now-1d\" }) {\n      total\n      signals(first: 10) {\n        edges {\n          node {\n            id\n            title\n            severity\n            firstSeen\n            eventsMatched\n            version\n            entities {\n              kind\n              value\n            }\n            triage {\n              state\n              archiveReason\n              changedBy {\n                kind\n                name\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').MainJobExploreDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MainJobTriage($input: TriageSignalInput!) {\n    triageSignal(input: $input) {\n      id\n      version\n      triage {\n        state\n        archiveReason\n      }\n    }\n  }\n"): typeof import('./graphql.ts').MainJobTriageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RealLogs($query: String!) {\n    logSearch(query: $query, range: { from: \"2000-01-01\", to: \"now+1d\" }) {\n      total\n      logs(first: 1) {\n        edges {\n          node {\n            timestamp\n            ipAddresses\n            attributes\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').RealLogsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PanelSignal($id: ID!) {\n    signal(id: $id) {\n      id\n      version\n      title\n      severity\n      message\n      attributes\n      timeToDetect\n      timeToAcknowledge\n      timeToResolve\n      rule {\n        id\n        name\n      }\n      triage {\n        ...PanelTriage\n      }\n      ruleCase {\n        name\n        condition\n        severity\n      }\n      queries {\n        name\n        query\n        groupBy {\n          field\n          value\n        }\n        eventsMatched\n        distinctValues\n      }\n      samples {\n        id\n        timestamp\n        message\n        status\n        source\n        service\n        host\n        tags\n        attributes\n        ipAddresses\n      }\n      history(first: 50) {\n        edges {\n          node {\n            action\n            actor {\n              kind\n            }\n            field\n            previousValue\n            newValue\n            reason\n          }\n        }\n      }\n    }\n  }\n\n  fragment PanelTriage on Triage {\n    state\n    assignee {\n      id\n      name\n      handle\n    }\n    archiveReason\n    changedAt\n    locked\n  }\n"): typeof import('./graphql.ts').PanelSignalDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PanelTriageSignal($input: TriageSignalInput!) {\n    triageSignal(input: $input) {\n      version\n      triage {\n        ...PanelTriage\n      }\n    }\n  }\n"): typeof import('./graphql.ts').PanelTriageSignalDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PanelAssign($signalId: ID!, $assigneeId: ID) {\n    assignSignal(signalId: $signalId, assigneeId: $assigneeId) {\n      version\n      triage {\n        ...PanelTriage\n      }\n    }\n  }\n"): typeof import('./graphql.ts').PanelAssignDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PanelComment($signalId: ID!, $body: String!) {\n    commentOnSignal(signalId: $signalId, body: $body) {\n      history(first: 1) {\n        edges {\n          node {\n            action\n            newValue\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').PanelCommentDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PanelSearch($query: String!) {\n    signalSearch(query: $query, range: { from: \"now-1d\", to: \"now+1d\" }) {\n      total\n      signals {\n        edges {\n          node {\n            id\n            triage {\n              state\n            }\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').PanelSearchDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
