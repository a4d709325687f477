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
};
const documents: Documents = {
    "\n  query MainJobExplore($query: String!) {\n    signalSearch(query: $query, range: { from: \"now-1d\" }) {\n      total\n      signals(first: 10) {\n        edges {\n          node {\n            id\n            title\n            severity\n            firstSeen\n            eventsMatched\n            version\n            entities {\n              kind\n              value\n            }\n            triage {\n              state\n              archiveReason\n              changedBy {\n                kind\n                name\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n": types.MainJobExploreDocument,
    "\n  mutation MainJobTriage($input: TriageSignalInput!) {\n    triageSignal(input: $input) {\n      id\n      version\n      triage {\n        state\n        archiveReason\n      }\n    }\n  }\n": types.MainJobTriageDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MainJobExplore($query: String!) {\n    signalSearch(query: $query, range: { from: \"now-1d\" }) {\n      total\n      signals(first: 10) {\n        edges {\n          node {\n            id\n            title\n            severity\n            firstSeen\n            eventsMatched\n            version\n            entities {\n              kind\n              value\n            }\n            triage {\n              state\n              archiveReason\n              changedBy {\n                kind\n                name\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').MainJobExploreDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MainJobTriage($input: TriageSignalInput!) {\n    triageSignal(input: $input) {\n      id\n      version\n      triage {\n        state\n        archiveReason\n      }\n    }\n  }\n"): typeof import('./graphql.ts').MainJobTriageDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
