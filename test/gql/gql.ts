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
    "\n  mutation SilenceJob($input: HistoricalJobInput!) {\n    startHistoricalJob(input: $input) {\n      id\n    }\n  }\n": typeof types.SilenceJobDocument,
    "\n  query SilenceJobResults($id: ID!) {\n    historicalJob(id: $id) {\n      state\n      results(first: 100) {\n        edges {\n          node {\n            id\n            groupBy {\n              value\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.SilenceJobResultsDocument,
    "\n  mutation SilenceConvert($jobId: ID!, $resultIds: [ID!]!) {\n    convertHistoricalResults(jobId: $jobId, resultIds: $resultIds) {\n      id\n      title\n    }\n  }\n": typeof types.SilenceConvertDocument,
    "\n  mutation SilenceConversionDelete($id: ID!) {\n    deleteSuppression(id: $id)\n  }\n": typeof types.SilenceConversionDeleteDocument,
    "\n  mutation AssetCreate($input: CriticalAssetInput!) {\n    createCriticalAsset(input: $input) {\n      id\n      effect\n      enabled\n    }\n  }\n": typeof types.AssetCreateDocument,
    "\n  mutation AssetDelete($id: ID!) {\n    deleteCriticalAsset(id: $id)\n  }\n": typeof types.AssetDeleteDocument,
    "\n  query AssetList {\n    criticalAssets {\n      id\n      name\n      query\n      ruleQuery\n      effect\n      enabled\n    }\n  }\n": typeof types.AssetListDocument,
    "\n  mutation SilenceCreateRule($input: DetectionRuleInput!) {\n    createRule(input: $input) {\n      id\n    }\n  }\n": typeof types.SilenceCreateRuleDocument,
    "\n  mutation SilenceCreate($input: SuppressionInput!) {\n    createSuppression(input: $input) {\n      id\n      version\n      suppressedCount\n    }\n  }\n": typeof types.SilenceCreateDocument,
    "\n  mutation SilenceUpdate($id: ID!, $input: SuppressionInput!, $expectedVersion: Int) {\n    updateSuppression(id: $id, input: $input, expectedVersion: $expectedVersion) {\n      id\n      version\n    }\n  }\n": typeof types.SilenceUpdateDocument,
    "\n  query SilenceCounts($query: String) {\n    suppressions(query: $query, first: 1000) {\n      edges {\n        node {\n          id\n          name\n          suppressedCount\n          excludedCount\n        }\n      }\n    }\n  }\n": typeof types.SilenceCountsDocument,
    "\n  query SilenceSignals($query: String!, $from: TimePoint!) {\n    signalSearch(query: $query, range: { from: $from, to: \"now+1d\" }) {\n      total\n      signals(first: 1000) {\n        edges {\n          node {\n            id\n            title\n            message\n            severity\n            originalSeverity\n            eventsMatched\n            firstSeen\n            lastSeen\n            attributes\n            triage {\n              state\n            }\n            suppressions {\n              name\n            }\n            queries {\n              groupBy {\n                value\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.SilenceSignalsDocument,
    "\n  query SilenceLedger($id: ID!, $range: TimeRangeInput!) {\n    rule(id: $id) {\n      suppressions {\n        name\n      }\n      ledger(range: $range) {\n        logsMatched\n        signalsCreated\n        matchesMerged\n        matchesSuppressed\n        matchesExcluded\n        lateLogs\n        errors\n      }\n    }\n  }\n": typeof types.SilenceLedgerDocument,
    "\n  query SilenceSimulate($input: SuppressionInput!) {\n    simulateSuppression(input: $input, range: { from: \"now-1h\", to: \"now+1h\" }) {\n      wouldHide\n      truePositivesHidden\n      byRule {\n        rule {\n          id\n          name\n        }\n        count\n      }\n      bySeverity {\n        severity\n        count\n      }\n      samples {\n        id\n        title\n      }\n    }\n  }\n": typeof types.SilenceSimulateDocument,
    "\n  mutation SilenceArchive($input: TriageSignalInput!) {\n    triageSignal(input: $input) {\n      id\n    }\n  }\n": typeof types.SilenceArchiveDocument,
    "\n  query SilenceAll($query: String, $first: Int, $after: String) {\n    suppressions(query: $query, first: $first, after: $after) {\n      edges {\n        node {\n          name\n          description\n          tags\n          version\n          createdBy {\n            name\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.SilenceAllDocument,
    "\n  mutation SilenceDelete($id: ID!) {\n    deleteSuppression(id: $id)\n  }\n": typeof types.SilenceDeleteDocument,
    "\n  mutation SilenceValue($input: SuppressSignalValueInput!) {\n    suppressSignalValue(input: $input) {\n      id\n      name\n      ruleQuery\n      suppressionQuery\n      version\n    }\n  }\n": typeof types.SilenceValueDocument,
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
    "\n  mutation SilenceJob($input: HistoricalJobInput!) {\n    startHistoricalJob(input: $input) {\n      id\n    }\n  }\n": types.SilenceJobDocument,
    "\n  query SilenceJobResults($id: ID!) {\n    historicalJob(id: $id) {\n      state\n      results(first: 100) {\n        edges {\n          node {\n            id\n            groupBy {\n              value\n            }\n          }\n        }\n      }\n    }\n  }\n": types.SilenceJobResultsDocument,
    "\n  mutation SilenceConvert($jobId: ID!, $resultIds: [ID!]!) {\n    convertHistoricalResults(jobId: $jobId, resultIds: $resultIds) {\n      id\n      title\n    }\n  }\n": types.SilenceConvertDocument,
    "\n  mutation SilenceConversionDelete($id: ID!) {\n    deleteSuppression(id: $id)\n  }\n": types.SilenceConversionDeleteDocument,
    "\n  mutation AssetCreate($input: CriticalAssetInput!) {\n    createCriticalAsset(input: $input) {\n      id\n      effect\n      enabled\n    }\n  }\n": types.AssetCreateDocument,
    "\n  mutation AssetDelete($id: ID!) {\n    deleteCriticalAsset(id: $id)\n  }\n": types.AssetDeleteDocument,
    "\n  query AssetList {\n    criticalAssets {\n      id\n      name\n      query\n      ruleQuery\n      effect\n      enabled\n    }\n  }\n": types.AssetListDocument,
    "\n  mutation SilenceCreateRule($input: DetectionRuleInput!) {\n    createRule(input: $input) {\n      id\n    }\n  }\n": types.SilenceCreateRuleDocument,
    "\n  mutation SilenceCreate($input: SuppressionInput!) {\n    createSuppression(input: $input) {\n      id\n      version\n      suppressedCount\n    }\n  }\n": types.SilenceCreateDocument,
    "\n  mutation SilenceUpdate($id: ID!, $input: SuppressionInput!, $expectedVersion: Int) {\n    updateSuppression(id: $id, input: $input, expectedVersion: $expectedVersion) {\n      id\n      version\n    }\n  }\n": types.SilenceUpdateDocument,
    "\n  query SilenceCounts($query: String) {\n    suppressions(query: $query, first: 1000) {\n      edges {\n        node {\n          id\n          name\n          suppressedCount\n          excludedCount\n        }\n      }\n    }\n  }\n": types.SilenceCountsDocument,
    "\n  query SilenceSignals($query: String!, $from: TimePoint!) {\n    signalSearch(query: $query, range: { from: $from, to: \"now+1d\" }) {\n      total\n      signals(first: 1000) {\n        edges {\n          node {\n            id\n            title\n            message\n            severity\n            originalSeverity\n            eventsMatched\n            firstSeen\n            lastSeen\n            attributes\n            triage {\n              state\n            }\n            suppressions {\n              name\n            }\n            queries {\n              groupBy {\n                value\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n": types.SilenceSignalsDocument,
    "\n  query SilenceLedger($id: ID!, $range: TimeRangeInput!) {\n    rule(id: $id) {\n      suppressions {\n        name\n      }\n      ledger(range: $range) {\n        logsMatched\n        signalsCreated\n        matchesMerged\n        matchesSuppressed\n        matchesExcluded\n        lateLogs\n        errors\n      }\n    }\n  }\n": types.SilenceLedgerDocument,
    "\n  query SilenceSimulate($input: SuppressionInput!) {\n    simulateSuppression(input: $input, range: { from: \"now-1h\", to: \"now+1h\" }) {\n      wouldHide\n      truePositivesHidden\n      byRule {\n        rule {\n          id\n          name\n        }\n        count\n      }\n      bySeverity {\n        severity\n        count\n      }\n      samples {\n        id\n        title\n      }\n    }\n  }\n": types.SilenceSimulateDocument,
    "\n  mutation SilenceArchive($input: TriageSignalInput!) {\n    triageSignal(input: $input) {\n      id\n    }\n  }\n": types.SilenceArchiveDocument,
    "\n  query SilenceAll($query: String, $first: Int, $after: String) {\n    suppressions(query: $query, first: $first, after: $after) {\n      edges {\n        node {\n          name\n          description\n          tags\n          version\n          createdBy {\n            name\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.SilenceAllDocument,
    "\n  mutation SilenceDelete($id: ID!) {\n    deleteSuppression(id: $id)\n  }\n": types.SilenceDeleteDocument,
    "\n  mutation SilenceValue($input: SuppressSignalValueInput!) {\n    suppressSignalValue(input: $input) {\n      id\n      name\n      ruleQuery\n      suppressionQuery\n      version\n    }\n  }\n": types.SilenceValueDocument,
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
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SilenceJob($input: HistoricalJobInput!) {\n    startHistoricalJob(input: $input) {\n      id\n    }\n  }\n"): typeof import('./graphql.ts').SilenceJobDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SilenceJobResults($id: ID!) {\n    historicalJob(id: $id) {\n      state\n      results(first: 100) {\n        edges {\n          node {\n            id\n            groupBy {\n              value\n            }\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SilenceJobResultsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SilenceConvert($jobId: ID!, $resultIds: [ID!]!) {\n    convertHistoricalResults(jobId: $jobId, resultIds: $resultIds) {\n      id\n      title\n    }\n  }\n"): typeof import('./graphql.ts').SilenceConvertDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SilenceConversionDelete($id: ID!) {\n    deleteSuppression(id: $id)\n  }\n"): typeof import('./graphql.ts').SilenceConversionDeleteDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AssetCreate($input: CriticalAssetInput!) {\n    createCriticalAsset(input: $input) {\n      id\n      effect\n      enabled\n    }\n  }\n"): typeof import('./graphql.ts').AssetCreateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AssetDelete($id: ID!) {\n    deleteCriticalAsset(id: $id)\n  }\n"): typeof import('./graphql.ts').AssetDeleteDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AssetList {\n    criticalAssets {\n      id\n      name\n      query\n      ruleQuery\n      effect\n      enabled\n    }\n  }\n"): typeof import('./graphql.ts').AssetListDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SilenceCreateRule($input: DetectionRuleInput!) {\n    createRule(input: $input) {\n      id\n    }\n  }\n"): typeof import('./graphql.ts').SilenceCreateRuleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SilenceCreate($input: SuppressionInput!) {\n    createSuppression(input: $input) {\n      id\n      version\n      suppressedCount\n    }\n  }\n"): typeof import('./graphql.ts').SilenceCreateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SilenceUpdate($id: ID!, $input: SuppressionInput!, $expectedVersion: Int) {\n    updateSuppression(id: $id, input: $input, expectedVersion: $expectedVersion) {\n      id\n      version\n    }\n  }\n"): typeof import('./graphql.ts').SilenceUpdateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SilenceCounts($query: String) {\n    suppressions(query: $query, first: 1000) {\n      edges {\n        node {\n          id\n          name\n          suppressedCount\n          excludedCount\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SilenceCountsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SilenceSignals($query: String!, $from: TimePoint!) {\n    signalSearch(query: $query, range: { from: $from, to: \"now+1d\" }) {\n      total\n      signals(first: 1000) {\n        edges {\n          node {\n            id\n            title\n            message\n            severity\n            originalSeverity\n            eventsMatched\n            firstSeen\n            lastSeen\n            attributes\n            triage {\n              state\n            }\n            suppressions {\n              name\n            }\n            queries {\n              groupBy {\n                value\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SilenceSignalsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SilenceLedger($id: ID!, $range: TimeRangeInput!) {\n    rule(id: $id) {\n      suppressions {\n        name\n      }\n      ledger(range: $range) {\n        logsMatched\n        signalsCreated\n        matchesMerged\n        matchesSuppressed\n        matchesExcluded\n        lateLogs\n        errors\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SilenceLedgerDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SilenceSimulate($input: SuppressionInput!) {\n    simulateSuppression(input: $input, range: { from: \"now-1h\", to: \"now+1h\" }) {\n      wouldHide\n      truePositivesHidden\n      byRule {\n        rule {\n          id\n          name\n        }\n        count\n      }\n      bySeverity {\n        severity\n        count\n      }\n      samples {\n        id\n        title\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SilenceSimulateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SilenceArchive($input: TriageSignalInput!) {\n    triageSignal(input: $input) {\n      id\n    }\n  }\n"): typeof import('./graphql.ts').SilenceArchiveDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SilenceAll($query: String, $first: Int, $after: String) {\n    suppressions(query: $query, first: $first, after: $after) {\n      edges {\n        node {\n          name\n          description\n          tags\n          version\n          createdBy {\n            name\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SilenceAllDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SilenceDelete($id: ID!) {\n    deleteSuppression(id: $id)\n  }\n"): typeof import('./graphql.ts').SilenceDeleteDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SilenceValue($input: SuppressSignalValueInput!) {\n    suppressSignalValue(input: $input) {\n      id\n      name\n      ruleQuery\n      suppressionQuery\n      version\n    }\n  }\n"): typeof import('./graphql.ts').SilenceValueDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
