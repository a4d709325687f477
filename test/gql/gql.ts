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
    "\n  query ActivityDesk(\n    $kind: EntityKind!\n    $value: String!\n    $range: TimeRangeInput!\n    $depth: Int = 1\n    $limit: Int = 100\n    $actions: [String!]\n  ) {\n    activityGraph(kind: $kind, value: $value, range: $range, depth: $depth, limit: $limit, actions: $actions) {\n      nodes {\n        id\n        kind\n        value\n        distance\n        riskScore\n        signalCount\n      }\n      edges {\n        from\n        to\n        action\n        count\n        outcome\n        firstSeen\n        lastSeen\n      }\n      truncated\n    }\n  }\n": typeof types.ActivityDeskDocument,
    "\n  query InvestigateAddress($ip: String!, $range: TimeRangeInput!) {\n    ipInvestigation(ip: $ip, range: $range) {\n      ip\n      geo {\n        countryCode\n        country\n        city\n      }\n      autonomousSystem {\n        number\n        name\n      }\n      threatIntel {\n        indicator\n        category\n        source {\n          name\n        }\n      }\n      firstSeen\n      lastSeen\n      logCount\n      signalCount\n      bySource {\n        key\n        value\n      }\n      byUser {\n        key\n        value\n      }\n      byOutcome {\n        key\n        value\n      }\n      timeline {\n        at\n        value\n      }\n      signals(first: 20) {\n        edges {\n          node {\n            title\n            entities {\n              kind\n              value\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.InvestigateAddressDocument,
    "\n  mutation InvestigationRule($input: DetectionRuleInput!) {\n    createRule(input: $input) {\n      id\n    }\n  }\n": typeof types.InvestigationRuleDocument,
    "\n  mutation InvestigationFeed($input: ThreatFeedInput!) {\n    createThreatFeed(input: $input) {\n      id\n    }\n  }\n": typeof types.InvestigationFeedDocument,
    "\n  mutation InvestigationIndicators($feedId: ID!, $content: String!) {\n    importIndicators(feedId: $feedId, format: LINES, content: $content) {\n      added\n    }\n  }\n": typeof types.InvestigationIndicatorsDocument,
    "\n  query MainJobExplore($query: String!) {\n    signalSearch(query: $query, range: { from: \"now-1d\" }) {\n      total\n      signals(first: 10) {\n        edges {\n          node {\n            id\n            title\n            severity\n            firstSeen\n            eventsMatched\n            version\n            entities {\n              kind\n              value\n            }\n            triage {\n              state\n              archiveReason\n              changedBy {\n                kind\n                name\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.MainJobExploreDocument,
    "\n  mutation MainJobTriage($input: TriageSignalInput!) {\n    triageSignal(input: $input) {\n      id\n      version\n      triage {\n        state\n        archiveReason\n      }\n    }\n  }\n": typeof types.MainJobTriageDocument,
    "\n  query RealLogs($query: String!) {\n    logSearch(query: $query, range: { from: \"2000-01-01\", to: \"now+1d\" }) {\n      total\n      logs(first: 1) {\n        edges {\n          node {\n            timestamp\n            ipAddresses\n            attributes\n          }\n        }\n      }\n    }\n  }\n": typeof types.RealLogsDocument,
    "\n  query AuditTrailEvents($query: String!, $range: TimeRangeInput!, $first: Int = 50, $after: String) {\n    auditEvents(query: $query, range: $range, first: $first, after: $after) {\n      edges {\n        cursor\n        node {\n          id\n          at\n          actor {\n            kind\n            id\n            name\n          }\n          action\n          assetType\n          assetId\n          assetName\n          changes {\n            field\n            previousValue\n            newValue\n          }\n          requestId\n          clientIp\n          sequence\n          hash\n          previousHash\n        }\n      }\n      pageInfo {\n        hasNextPage\n        hasPreviousPage\n        endCursor\n      }\n    }\n  }\n": typeof types.AuditTrailEventsDocument,
    "\n  query AuditTrailVerify($range: TimeRangeInput!) {\n    verifyAuditTrail(range: $range) {\n      valid\n      checked\n      firstBrokenId\n    }\n  }\n": typeof types.AuditTrailVerifyDocument,
    "\n  mutation AuditTrailSaveView($input: SaveViewInput!) {\n    saveView(input: $input) {\n      id\n    }\n  }\n": typeof types.AuditTrailSaveViewDocument,
    "\n  mutation AuditTrailUpdateView($id: ID!, $input: SaveViewInput!) {\n    updateView(id: $id, input: $input) {\n      id\n    }\n  }\n": typeof types.AuditTrailUpdateViewDocument,
    "\n  mutation BulkTriage($selection: SignalSelectionInput!, $change: TriageChangeInput!, $options: BulkOptionsInput) {\n    bulkTriageSignals(selection: $selection, change: $change, options: $options) {\n      ...BulkActionState\n    }\n  }\n": typeof types.BulkTriageDocument,
    "\n  mutation BulkAssign($selection: SignalSelectionInput!, $assigneeId: ID, $options: BulkOptionsInput) {\n    bulkAssignSignals(selection: $selection, assigneeId: $assigneeId, options: $options) {\n      ...BulkActionState\n    }\n  }\n": typeof types.BulkAssignDocument,
    "\n  mutation UndoBulkAction($id: ID!) {\n    undoBulkAction(id: $id) {\n      ...BulkActionState\n      undoes {\n        id\n        undoable\n        undoneBy {\n          id\n        }\n      }\n    }\n  }\n": typeof types.UndoBulkActionDocument,
    "\n  mutation CancelBulkAction($id: ID!) {\n    cancelBulkAction(id: $id) {\n      ...BulkActionState\n    }\n  }\n": typeof types.CancelBulkActionDocument,
    "\n  query BulkActionOutcomes($id: ID!, $only: BulkOutcome, $first: Int = 100, $after: String) {\n    bulkAction(id: $id) {\n      ...BulkActionState\n      outcomes(only: $only, first: $first, after: $after) {\n        edges {\n          node {\n            signalId\n            outcome\n            code\n            message\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.BulkActionOutcomesDocument,
    "\n  fragment BulkActionState on BulkAction {\n    id\n    kind\n    state\n    dryRun\n    total\n    changed\n    unchanged\n    failed\n    startedAt\n    finishedAt\n    startedBy {\n      id\n      name\n    }\n    undoable\n  }\n": typeof types.BulkActionStateFragmentDoc,
    "\n  query BulkSignals($query: String!, $after: String) {\n    signalSearch(query: $query, range: { from: \"now-90d\", to: \"now+1d\" }) {\n      total\n      signals(first: 1000, after: $after) {\n        edges {\n          node {\n            id\n            version\n            triage {\n              state\n              archiveReason\n              archiveComment\n              assignee {\n                id\n              }\n            }\n            history(first: 20) {\n              edges {\n                node {\n                  action\n                  field\n                  previousValue\n                  newValue\n                }\n              }\n            }\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.BulkSignalsDocument,
    "\n  mutation BulkRunWorkflow($selection: SignalSelectionInput!, $workflowId: ID!, $inputs: JSONObject, $options: BulkOptionsInput) {\n    bulkRunWorkflow(selection: $selection, workflowId: $workflowId, inputs: $inputs, options: $options) {\n      ...BulkActionState\n    }\n  }\n": typeof types.BulkRunWorkflowDocument,
    "\n  query EntityPageTest($kind: EntityKind!, $value: String!, $range: TimeRangeInput!) {\n    entity(kind: $kind, value: $value) {\n      id\n      kind\n      value\n      firstSeen\n      lastSeen\n      riskScore\n      riskLevel\n      signalCount\n      riskHistory(range: $range) {\n        at\n        value\n      }\n      signalSearch(range: $range) {\n        total\n        signals(first: 20) {\n          edges {\n            node {\n              title\n            }\n          }\n        }\n        facets(facets: [{ field: \"@entities\" }]) {\n          values {\n            value\n            count\n          }\n        }\n      }\n      logSearch(range: $range) {\n        total\n        facets(facets: [{ field: \"@network.ip.list\" }]) {\n          values {\n            value\n            count\n          }\n        }\n        topList(groupBy: { field: \"@evt.name\", limit: 10 }) {\n          rows {\n            key\n            value\n          }\n        }\n      }\n    }\n  }\n": typeof types.EntityPageTestDocument,
    "\n  query EntityListTest($query: String, $kinds: [EntityKind!], $range: TimeRangeInput!, $first: Int, $after: String) {\n    entities(query: $query, kinds: $kinds, range: $range, first: $first, after: $after) {\n      total\n      edges {\n        node {\n          id\n          kind\n          value\n          riskScore\n          riskLevel\n          signalCount\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.EntityListTestDocument,
    "\n  query EntityNode($id: ID!) {\n    node(id: $id) {\n      id\n      ... on Entity {\n        kind\n        value\n        riskScore\n      }\n    }\n  }\n": typeof types.EntityNodeDocument,
    "\n  query EntitiesOfSignals {\n    signalSearch(query: \"\", range: { from: \"now-30d\", to: \"now+1d\" }) {\n      signals(first: 50) {\n        edges {\n          node {\n            entities {\n              kind\n              value\n              riskScore\n              riskLevel\n              signalCount\n              firstSeen\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.EntitiesOfSignalsDocument,
    "\n  mutation EntityTriage($input: TriageSignalInput!) {\n    triageSignal(input: $input) {\n      id\n    }\n  }\n": typeof types.EntityTriageDocument,
    "\n  fragment DeskIncident on Incident {\n    id\n    publicId\n    version\n    title\n    severity\n    state\n    fields\n    commander {\n      handle\n    }\n    customerImpacted\n    customerImpactStart\n    customerImpactEnd\n    detectedAt\n    declaredAt\n    resolvedAt\n    timeToDetect\n    timeToRespond\n    timeToRepair\n    timeToResolve\n    customerImpactDuration\n  }\n": typeof types.DeskIncidentFragmentDoc,
    "\n  mutation DeskDeclare($input: DeclareIncidentInput!) {\n    declareIncident(input: $input) {\n      ...DeskIncident\n    }\n  }\n": typeof types.DeskDeclareDocument,
    "\n  mutation DeskUpdate($id: ID!, $input: UpdateIncidentInput!, $expectedVersion: Int) {\n    updateIncident(id: $id, input: $input, expectedVersion: $expectedVersion) {\n      ...DeskIncident\n    }\n  }\n": typeof types.DeskUpdateDocument,
    "\n  query DeskTimeline($publicId: Int!, $first: Int!, $after: String, $order: SortDirection!) {\n    incident(publicId: $publicId) {\n      timeline(first: $first, after: $after, order: $order) {\n        edges {\n          cursor\n          node {\n            id\n            at\n            kind\n            actor {\n              name\n            }\n            body\n            field\n            previousValue\n            newValue\n            editedAt\n            cursor\n            signals {\n              id\n            }\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.DeskTimelineDocument,
    "\n  query DeskIncidents($query: String!, $first: Int!, $after: String, $sort: IncidentSortInput) {\n    incidents(query: $query, first: $first, after: $after, sort: $sort) {\n      total\n      edges {\n        node {\n          title\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.DeskIncidentsDocument,
    "\n  query NotifyPreview($input: NotificationRuleInput!, $range: TimeRangeInput!) {\n    previewNotificationRule(input: $input, range: $range) {\n      total\n      samples {\n        title\n      }\n    }\n  }\n": typeof types.NotifyPreviewDocument,
    "\n  mutation NotifyTest($id: ID!) {\n    testNotificationRule(id: $id) {\n      target {\n        kind\n        address\n      }\n      delivered\n      error\n    }\n  }\n": typeof types.NotifyTestDocument,
    "\n  mutation NotifyCreateRule($input: DetectionRuleInput!) {\n    createRule(input: $input) {\n      id\n    }\n  }\n": typeof types.NotifyCreateRuleDocument,
    "\n  mutation NotifyCreate($input: NotificationRuleInput!) {\n    createNotificationRule(input: $input) {\n      id\n      name\n      enabled\n      query\n      severities\n      ruleTypes\n      targets {\n        kind\n        address\n      }\n      title\n      message\n      version\n      createdBy {\n        handle\n      }\n    }\n  }\n": typeof types.NotifyCreateDocument,
    "\n  mutation NotifyUpdate($id: ID!, $input: NotificationRuleInput!, $expectedVersion: Int!) {\n    updateNotificationRule(id: $id, input: $input, expectedVersion: $expectedVersion) {\n      id\n      name\n      enabled\n      version\n    }\n  }\n": typeof types.NotifyUpdateDocument,
    "\n  query NotifyDeliveries($state: DeliveryState, $first: Int, $after: String, $rule: ID) {\n    deliveries(state: $state, first: $first, after: $after, notificationRuleId: $rule) {\n      edges {\n        node {\n          id\n          state\n          attempts\n          createdAt\n          lastAttemptAt\n          nextAttemptAt\n          lastError\n          digest\n          target {\n            kind\n            address\n          }\n          signal {\n            id\n            title\n          }\n          notificationRule {\n            id\n            name\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.NotifyDeliveriesDocument,
    "\n  mutation NotifyRetry($id: ID!) {\n    retryDelivery(id: $id) {\n      id\n      state\n      attempts\n    }\n  }\n": typeof types.NotifyRetryDocument,
    "\n  query AddressPivot($query: String!) {\n    logSearch(query: $query, range: { from: \"now-1d\", to: \"now+1d\" }) {\n      total\n      logs {\n        edges {\n          node {\n            message\n          }\n        }\n      }\n    }\n    signalSearch(query: $query, range: { from: \"now-1d\", to: \"now+1d\" }) {\n      total\n      signals {\n        edges {\n          node {\n            queries {\n              groupBy {\n                value\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.AddressPivotDocument,
    "\n  query RelatedLogsTab($id: ID!, $first: Int = 500, $after: String) {\n    signal(id: $id) {\n      relatedLogs(first: $first, after: $after) {\n        query\n        exact\n        range {\n          from\n          to\n        }\n        total\n        logs {\n          edges {\n            node {\n              id\n              message\n            }\n          }\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n        }\n      }\n    }\n  }\n": typeof types.RelatedLogsTabDocument,
    "\n  query RelatedLogsPasted($query: String!, $range: TimeRangeInput!) {\n    logSearch(query: $query, range: $range) {\n      total\n      logs(first: 500) {\n        edges {\n          node {\n            id\n          }\n        }\n      }\n    }\n  }\n": typeof types.RelatedLogsPastedDocument,
    "\n  query RelatedLogsSignals($query: String!) {\n    signalSearch(query: $query, range: { from: \"now-2d\", to: \"now+2d\" }) {\n      signals(first: 500) {\n        edges {\n          node {\n            id\n            rule {\n              id\n            }\n            queries {\n              groupBy {\n                field\n                value\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.RelatedLogsSignalsDocument,
    "\n  mutation RelatedLogsRule($input: DetectionRuleInput!) {\n    createRule(input: $input) {\n      id\n    }\n  }\n": typeof types.RelatedLogsRuleDocument,
    "\n  query RelatedSignals($id: ID!, $first: Int, $after: String) {\n    signal(id: $id) {\n      relatedSignals(first: $first, after: $after) {\n        total\n        query\n        edges {\n          sharedFields {\n            field\n            value\n          }\n          node {\n            id\n            title\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.RelatedSignalsDocument,
    "\n  query RelatedSignalsPasted($query: String!) {\n    signalSearch(query: $query, range: { from: \"now-1d\", to: \"now+1d\" }) {\n      total\n      signals(first: 1000) {\n        edges {\n          node {\n            id\n          }\n        }\n      }\n    }\n  }\n": typeof types.RelatedSignalsPastedDocument,
    "\n  query RelatedOfTwo($one: ID!, $other: ID!) {\n    one: signal(id: $one) {\n      ...RelatedTotal\n    }\n    other: signal(id: $other) {\n      ...RelatedTotal\n    }\n  }\n\n  fragment RelatedTotal on Signal {\n    relatedSignals(first: 0) {\n      total\n    }\n  }\n": typeof types.RelatedOfTwoDocument,
    "\n  mutation SigmaImport($yaml: String!, $enabled: Boolean, $dryRun: Boolean) {\n    importSigmaRules(yaml: $yaml, enabled: $enabled, dryRun: $dryRun) {\n      imported {\n        id\n        name\n        sigmaId\n        version\n        enabled\n        method\n        cases { condition severity }\n        queries { query matcher groupBy }\n      }\n      rejected { index title message }\n    }\n  }\n": typeof types.SigmaImportDocument,
    "\n  query SigmaRules {\n    rules(query: \"-isDefault:true\") {\n      total\n      edges { node { id name version } }\n    }\n  }\n": typeof types.SigmaRulesDocument,
    "\n  query SigmaVersions($id: ID!) {\n    rule(id: $id) {\n      versions { version changedBy { name } changes { field previousValue newValue } }\n    }\n  }\n": typeof types.SigmaVersionsDocument,
    "\n  query SigmaLogs($query: String!) {\n    logSearch(query: $query, range: { from: \"now-1h\", to: \"now+1h\" }) {\n      logs(first: 50) { edges { node { id message signals { id title } } } }\n    }\n    signalSearch(query: \"*\", range: { from: \"now-1h\", to: \"now+1h\" }) {\n      signals(first: 50) { edges { node { id title severity eventsMatched samples { id } } } }\n    }\n  }\n": typeof types.SigmaLogsDocument,
    "\n  query SigmaMatching($logs: [JSONObject!]!, $ruleIds: [ID!]) {\n    matchingRules(logs: $logs, ruleIds: $ruleIds) { index matches { query rule { sigmaId } } }\n  }\n": typeof types.SigmaMatchingDocument,
    "\n  mutation SigmaEnable($id: ID!, $enabled: Boolean!) { enableRule(id: $id, enabled: $enabled) { version enabled } }\n": typeof types.SigmaEnableDocument,
    "\n  mutation RealImport($yaml: String!) {\n    importSigmaRules(yaml: $yaml) {\n      imported { id }\n      rejected { index title message }\n    }\n  }\n": typeof types.RealImportDocument,
    "\n  query RealMatching($logs: [JSONObject!]!) {\n    matchingRules(logs: $logs) { matches { rule { sigmaId } } }\n  }\n": typeof types.RealMatchingDocument,
    "\n  query RealSignals {\n    signalSearch(query: \"-ruleId:none\", range: { from: \"now-50y\", to: \"now+1y\" }) { total }\n    logSearch(query: \"source:windows\", range: { from: \"now-50y\", to: \"now+1y\" }) {\n      total\n      logs(first: 1000) { edges { node { id signals { id } } } }\n    }\n  }\n": typeof types.RealSignalsDocument,
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
    "\n  mutation CreateFeed($input: ThreatFeedInput!) {\n    createThreatFeed(input: $input) { id name enabled }\n  }\n": typeof types.CreateFeedDocument,
    "\n  mutation UpdateFeed($id: ID!, $input: ThreatFeedInput!) {\n    updateThreatFeed(id: $id, input: $input) { id name enabled url refreshEvery }\n  }\n": typeof types.UpdateFeedDocument,
    "\n  mutation DeleteFeed($id: ID!) {\n    deleteThreatFeed(id: $id)\n  }\n": typeof types.DeleteFeedDocument,
    "\n  mutation SyncFeed($id: ID!) {\n    syncThreatFeed(id: $id) { id lastSyncedAt indicatorCount lastError }\n  }\n": typeof types.SyncFeedDocument,
    "\n  mutation Import($feedId: ID!, $format: IndicatorFormat!, $content: String!) {\n    importIndicators(feedId: $feedId, format: $format, content: $content) {\n      added\n      updated\n      removed\n      rejected { line message }\n      rejectedCount\n    }\n  }\n": typeof types.ImportDocument,
    "\n  query Feeds {\n    threatFeeds { id name vendor format url category intention enabled indicatorCount lastSyncedAt lastError }\n  }\n": typeof types.FeedsDocument,
    "\n  query ThreatLogs($query: String!, $field: String!) {\n    logSearch(query: $query, range: { from: \"now-30d\", to: \"now+1d\" }) {\n      total\n      logs(first: 100) {\n        edges {\n          node {\n            id\n            message\n            attributes\n            threatIntel {\n              indicatorsMatched\n              results { indicator type category intention source { name url } additionalData }\n            }\n          }\n        }\n      }\n      facets(facets: [{ field: $field }]) { field values { value count } }\n    }\n  }\n": typeof types.ThreatLogsDocument,
    "\n  query LookUp($value: String!) {\n    indicator(value: $value) {\n      value\n      type\n      matches { indicator category source { name } }\n      firstSeen\n      lastSeen\n      logMatches\n      signalMatches\n    }\n  }\n": typeof types.LookUpDocument,
    "\n  mutation Retro($feedId: ID!, $range: TimeRangeInput!, $first: Int = 100, $after: String) {\n    retroMatchFeed(feedId: $feedId, range: $range) {\n      matchedIndicators\n      matchedLogs\n      sightings(first: $first, after: $after) {\n        edges { cursor node { indicator logId log { id timestamp message } } }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n": typeof types.RetroDocument,
    "\n  query ThreatSignals($query: String!) {\n    signalSearch(query: $query, range: { from: \"now-30d\", to: \"now+1d\" }) {\n      total\n      signals(first: 10) {\n        edges {\n          node {\n            attributes\n            highCardinality { attributes }\n            samples { threatIntel { indicatorsMatched } }\n            threatIntel {\n              indicatorsMatched\n              results { indicator category source { name } }\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.ThreatSignalsDocument,
    "\n  query SignalHistoryOfWorkflows($id: ID!) {\n    signal(id: $id) {\n      triage {\n        state\n        archiveComment\n      }\n      history(first: 50) {\n        edges {\n          node {\n            action\n            newValue\n            actor {\n              kind\n              name\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.SignalHistoryOfWorkflowsDocument,
    "\n  mutation SecretForWorkflows($name: String!, $value: String!) {\n    setSecret(name: $name, value: $value) {\n      name\n    }\n  }\n": typeof types.SecretForWorkflowsDocument,
    "\n  query WorkflowsOfSignal($id: ID!, $first: Int = 20, $after: String) {\n    signal(id: $id) {\n      id\n      suggestedWorkflows {\n        score\n        matchedTags\n        workflow {\n          id\n          name\n        }\n      }\n      workflowRuns(first: $first, after: $after) {\n        edges {\n          node {\n            id\n            state\n            trigger {\n              kind\n              actor {\n                kind\n              }\n            }\n            workflow {\n              id\n              name\n            }\n          }\n        }\n        pageInfo {\n          hasNextPage\n          hasPreviousPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.WorkflowsOfSignalDocument,
    "\n  query WorkflowsOfCase($key: String!) {\n    case(key: $key) {\n      workflowRuns(first: 10) {\n        edges {\n          node {\n            id\n            state\n          }\n        }\n      }\n    }\n  }\n": typeof types.WorkflowsOfCaseDocument,
    "\n  mutation TriageForWorkflows($input: TriageSignalInput!) {\n    triageSignal(input: $input) {\n      id\n    }\n  }\n": typeof types.TriageForWorkflowsDocument,
    "\n  mutation RuleForWorkflows($input: DetectionRuleInput!) {\n    createRule(input: $input) {\n      id\n    }\n  }\n": typeof types.RuleForWorkflowsDocument,
    "\n  mutation ProjectForWorkflows($input: CaseProjectInput!) {\n    createCaseProject(input: $input) {\n      id\n    }\n  }\n": typeof types.ProjectForWorkflowsDocument,
    "\n  mutation CaseForWorkflows($input: CreateCaseInput!) {\n    createCase(input: $input) {\n      id\n    }\n  }\n": typeof types.CaseForWorkflowsDocument,
    "\n  mutation IncidentForWorkflows($input: DeclareIncidentInput!) {\n    declareIncident(input: $input) {\n      id\n    }\n  }\n": typeof types.IncidentForWorkflowsDocument,
    "\n  query RolesForWorkflows {\n    roles {\n      id\n      name\n    }\n  }\n": typeof types.RolesForWorkflowsDocument,
    "\n  mutation UserForWorkflows($input: UserInput!) {\n    createUser(input: $input) {\n      id\n    }\n  }\n": typeof types.UserForWorkflowsDocument,
    "\n  mutation KeyForWorkflows($input: ApiKeyInput!) {\n    createApiKey(input: $input) {\n      token\n    }\n  }\n": typeof types.KeyForWorkflowsDocument,
    "\n  mutation RolesOfUserForWorkflows($id: ID!, $roleIds: [ID!]!) {\n    setUserRoles(userId: $id, roleIds: $roleIds) {\n      id\n    }\n  }\n": typeof types.RolesOfUserForWorkflowsDocument,
    "\n  mutation DisableForWorkflows($id: ID!) {\n    disableUser(userId: $id, disabled: true) {\n      id\n    }\n  }\n": typeof types.DisableForWorkflowsDocument,
    "\n  fragment WorkflowRow on Workflow {\n    id\n    name\n    handle\n    description\n    tags\n    published\n    blueprintId\n    version\n    inputs {\n      name\n      label\n      type\n      required\n      default\n      allowedValues\n    }\n    triggers {\n      kind\n      query\n      schedule\n      rateLimit\n    }\n    steps {\n      name\n      action\n      parameters\n      next\n      onError\n      retries\n      when\n    }\n  }\n": typeof types.WorkflowRowFragmentDoc,
    "\n  fragment WorkflowRunState on WorkflowRun {\n    id\n    state\n    startedAt\n    finishedAt\n    error\n    inputs\n    outputs\n    workflow {\n      id\n      name\n    }\n    trigger {\n      kind\n      actor {\n        kind\n        name\n      }\n    }\n    signal {\n      id\n      title\n    }\n    steps {\n      name\n      action\n      state\n      attempts\n      startedAt\n      finishedAt\n      dueAt\n      output\n      error\n    }\n  }\n": typeof types.WorkflowRunStateFragmentDoc,
    "\n  mutation CreateWorkflow($input: WorkflowInput!) {\n    createWorkflow(input: $input) {\n      ...WorkflowRow\n    }\n  }\n": typeof types.CreateWorkflowDocument,
    "\n  mutation UpdateWorkflow($id: ID!, $input: WorkflowInput!, $expectedVersion: Int) {\n    updateWorkflow(id: $id, input: $input, expectedVersion: $expectedVersion) {\n      ...WorkflowRow\n    }\n  }\n": typeof types.UpdateWorkflowDocument,
    "\n  mutation PublishWorkflow($id: ID!, $published: Boolean!) {\n    publishWorkflow(id: $id, published: $published) {\n      id\n      published\n    }\n  }\n": typeof types.PublishWorkflowDocument,
    "\n  mutation DeleteWorkflow($id: ID!) {\n    deleteWorkflow(id: $id)\n  }\n": typeof types.DeleteWorkflowDocument,
    "\n  mutation RunWorkflow($input: RunWorkflowInput!) {\n    runWorkflow(input: $input) {\n      ...WorkflowRunState\n    }\n  }\n": typeof types.RunWorkflowDocument,
    "\n  mutation CancelWorkflowRun($id: ID!) {\n    cancelWorkflowRun(id: $id) {\n      ...WorkflowRunState\n    }\n  }\n": typeof types.CancelWorkflowRunDocument,
    "\n  query OneWorkflowRun($id: ID!) {\n    workflowRun(id: $id) {\n      ...WorkflowRunState\n    }\n  }\n": typeof types.OneWorkflowRunDocument,
    "\n  query WorkflowRuns($workflowId: ID!, $first: Int = 50, $after: String) {\n    workflow(id: $workflowId) {\n      ...WorkflowRow\n      runs(first: $first, after: $after) {\n        edges {\n          node {\n            ...WorkflowRunState\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.WorkflowRunsDocument,
    "\n  query Workflows($query: String, $first: Int = 50, $after: String) {\n    workflows(query: $query, first: $first, after: $after) {\n      edges {\n        node {\n          ...WorkflowRow\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.WorkflowsDocument,
};
const documents: Documents = {
    "\n  query ActivityDesk(\n    $kind: EntityKind!\n    $value: String!\n    $range: TimeRangeInput!\n    $depth: Int = 1\n    $limit: Int = 100\n    $actions: [String!]\n  ) {\n    activityGraph(kind: $kind, value: $value, range: $range, depth: $depth, limit: $limit, actions: $actions) {\n      nodes {\n        id\n        kind\n        value\n        distance\n        riskScore\n        signalCount\n      }\n      edges {\n        from\n        to\n        action\n        count\n        outcome\n        firstSeen\n        lastSeen\n      }\n      truncated\n    }\n  }\n": types.ActivityDeskDocument,
    "\n  query InvestigateAddress($ip: String!, $range: TimeRangeInput!) {\n    ipInvestigation(ip: $ip, range: $range) {\n      ip\n      geo {\n        countryCode\n        country\n        city\n      }\n      autonomousSystem {\n        number\n        name\n      }\n      threatIntel {\n        indicator\n        category\n        source {\n          name\n        }\n      }\n      firstSeen\n      lastSeen\n      logCount\n      signalCount\n      bySource {\n        key\n        value\n      }\n      byUser {\n        key\n        value\n      }\n      byOutcome {\n        key\n        value\n      }\n      timeline {\n        at\n        value\n      }\n      signals(first: 20) {\n        edges {\n          node {\n            title\n            entities {\n              kind\n              value\n            }\n          }\n        }\n      }\n    }\n  }\n": types.InvestigateAddressDocument,
    "\n  mutation InvestigationRule($input: DetectionRuleInput!) {\n    createRule(input: $input) {\n      id\n    }\n  }\n": types.InvestigationRuleDocument,
    "\n  mutation InvestigationFeed($input: ThreatFeedInput!) {\n    createThreatFeed(input: $input) {\n      id\n    }\n  }\n": types.InvestigationFeedDocument,
    "\n  mutation InvestigationIndicators($feedId: ID!, $content: String!) {\n    importIndicators(feedId: $feedId, format: LINES, content: $content) {\n      added\n    }\n  }\n": types.InvestigationIndicatorsDocument,
    "\n  query MainJobExplore($query: String!) {\n    signalSearch(query: $query, range: { from: \"now-1d\" }) {\n      total\n      signals(first: 10) {\n        edges {\n          node {\n            id\n            title\n            severity\n            firstSeen\n            eventsMatched\n            version\n            entities {\n              kind\n              value\n            }\n            triage {\n              state\n              archiveReason\n              changedBy {\n                kind\n                name\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n": types.MainJobExploreDocument,
    "\n  mutation MainJobTriage($input: TriageSignalInput!) {\n    triageSignal(input: $input) {\n      id\n      version\n      triage {\n        state\n        archiveReason\n      }\n    }\n  }\n": types.MainJobTriageDocument,
    "\n  query RealLogs($query: String!) {\n    logSearch(query: $query, range: { from: \"2000-01-01\", to: \"now+1d\" }) {\n      total\n      logs(first: 1) {\n        edges {\n          node {\n            timestamp\n            ipAddresses\n            attributes\n          }\n        }\n      }\n    }\n  }\n": types.RealLogsDocument,
    "\n  query AuditTrailEvents($query: String!, $range: TimeRangeInput!, $first: Int = 50, $after: String) {\n    auditEvents(query: $query, range: $range, first: $first, after: $after) {\n      edges {\n        cursor\n        node {\n          id\n          at\n          actor {\n            kind\n            id\n            name\n          }\n          action\n          assetType\n          assetId\n          assetName\n          changes {\n            field\n            previousValue\n            newValue\n          }\n          requestId\n          clientIp\n          sequence\n          hash\n          previousHash\n        }\n      }\n      pageInfo {\n        hasNextPage\n        hasPreviousPage\n        endCursor\n      }\n    }\n  }\n": types.AuditTrailEventsDocument,
    "\n  query AuditTrailVerify($range: TimeRangeInput!) {\n    verifyAuditTrail(range: $range) {\n      valid\n      checked\n      firstBrokenId\n    }\n  }\n": types.AuditTrailVerifyDocument,
    "\n  mutation AuditTrailSaveView($input: SaveViewInput!) {\n    saveView(input: $input) {\n      id\n    }\n  }\n": types.AuditTrailSaveViewDocument,
    "\n  mutation AuditTrailUpdateView($id: ID!, $input: SaveViewInput!) {\n    updateView(id: $id, input: $input) {\n      id\n    }\n  }\n": types.AuditTrailUpdateViewDocument,
    "\n  mutation BulkTriage($selection: SignalSelectionInput!, $change: TriageChangeInput!, $options: BulkOptionsInput) {\n    bulkTriageSignals(selection: $selection, change: $change, options: $options) {\n      ...BulkActionState\n    }\n  }\n": types.BulkTriageDocument,
    "\n  mutation BulkAssign($selection: SignalSelectionInput!, $assigneeId: ID, $options: BulkOptionsInput) {\n    bulkAssignSignals(selection: $selection, assigneeId: $assigneeId, options: $options) {\n      ...BulkActionState\n    }\n  }\n": types.BulkAssignDocument,
    "\n  mutation UndoBulkAction($id: ID!) {\n    undoBulkAction(id: $id) {\n      ...BulkActionState\n      undoes {\n        id\n        undoable\n        undoneBy {\n          id\n        }\n      }\n    }\n  }\n": types.UndoBulkActionDocument,
    "\n  mutation CancelBulkAction($id: ID!) {\n    cancelBulkAction(id: $id) {\n      ...BulkActionState\n    }\n  }\n": types.CancelBulkActionDocument,
    "\n  query BulkActionOutcomes($id: ID!, $only: BulkOutcome, $first: Int = 100, $after: String) {\n    bulkAction(id: $id) {\n      ...BulkActionState\n      outcomes(only: $only, first: $first, after: $after) {\n        edges {\n          node {\n            signalId\n            outcome\n            code\n            message\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.BulkActionOutcomesDocument,
    "\n  fragment BulkActionState on BulkAction {\n    id\n    kind\n    state\n    dryRun\n    total\n    changed\n    unchanged\n    failed\n    startedAt\n    finishedAt\n    startedBy {\n      id\n      name\n    }\n    undoable\n  }\n": types.BulkActionStateFragmentDoc,
    "\n  query BulkSignals($query: String!, $after: String) {\n    signalSearch(query: $query, range: { from: \"now-90d\", to: \"now+1d\" }) {\n      total\n      signals(first: 1000, after: $after) {\n        edges {\n          node {\n            id\n            version\n            triage {\n              state\n              archiveReason\n              archiveComment\n              assignee {\n                id\n              }\n            }\n            history(first: 20) {\n              edges {\n                node {\n                  action\n                  field\n                  previousValue\n                  newValue\n                }\n              }\n            }\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.BulkSignalsDocument,
    "\n  mutation BulkRunWorkflow($selection: SignalSelectionInput!, $workflowId: ID!, $inputs: JSONObject, $options: BulkOptionsInput) {\n    bulkRunWorkflow(selection: $selection, workflowId: $workflowId, inputs: $inputs, options: $options) {\n      ...BulkActionState\n    }\n  }\n": types.BulkRunWorkflowDocument,
    "\n  query EntityPageTest($kind: EntityKind!, $value: String!, $range: TimeRangeInput!) {\n    entity(kind: $kind, value: $value) {\n      id\n      kind\n      value\n      firstSeen\n      lastSeen\n      riskScore\n      riskLevel\n      signalCount\n      riskHistory(range: $range) {\n        at\n        value\n      }\n      signalSearch(range: $range) {\n        total\n        signals(first: 20) {\n          edges {\n            node {\n              title\n            }\n          }\n        }\n        facets(facets: [{ field: \"@entities\" }]) {\n          values {\n            value\n            count\n          }\n        }\n      }\n      logSearch(range: $range) {\n        total\n        facets(facets: [{ field: \"@network.ip.list\" }]) {\n          values {\n            value\n            count\n          }\n        }\n        topList(groupBy: { field: \"@evt.name\", limit: 10 }) {\n          rows {\n            key\n            value\n          }\n        }\n      }\n    }\n  }\n": types.EntityPageTestDocument,
    "\n  query EntityListTest($query: String, $kinds: [EntityKind!], $range: TimeRangeInput!, $first: Int, $after: String) {\n    entities(query: $query, kinds: $kinds, range: $range, first: $first, after: $after) {\n      total\n      edges {\n        node {\n          id\n          kind\n          value\n          riskScore\n          riskLevel\n          signalCount\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.EntityListTestDocument,
    "\n  query EntityNode($id: ID!) {\n    node(id: $id) {\n      id\n      ... on Entity {\n        kind\n        value\n        riskScore\n      }\n    }\n  }\n": types.EntityNodeDocument,
    "\n  query EntitiesOfSignals {\n    signalSearch(query: \"\", range: { from: \"now-30d\", to: \"now+1d\" }) {\n      signals(first: 50) {\n        edges {\n          node {\n            entities {\n              kind\n              value\n              riskScore\n              riskLevel\n              signalCount\n              firstSeen\n            }\n          }\n        }\n      }\n    }\n  }\n": types.EntitiesOfSignalsDocument,
    "\n  mutation EntityTriage($input: TriageSignalInput!) {\n    triageSignal(input: $input) {\n      id\n    }\n  }\n": types.EntityTriageDocument,
    "\n  fragment DeskIncident on Incident {\n    id\n    publicId\n    version\n    title\n    severity\n    state\n    fields\n    commander {\n      handle\n    }\n    customerImpacted\n    customerImpactStart\n    customerImpactEnd\n    detectedAt\n    declaredAt\n    resolvedAt\n    timeToDetect\n    timeToRespond\n    timeToRepair\n    timeToResolve\n    customerImpactDuration\n  }\n": types.DeskIncidentFragmentDoc,
    "\n  mutation DeskDeclare($input: DeclareIncidentInput!) {\n    declareIncident(input: $input) {\n      ...DeskIncident\n    }\n  }\n": types.DeskDeclareDocument,
    "\n  mutation DeskUpdate($id: ID!, $input: UpdateIncidentInput!, $expectedVersion: Int) {\n    updateIncident(id: $id, input: $input, expectedVersion: $expectedVersion) {\n      ...DeskIncident\n    }\n  }\n": types.DeskUpdateDocument,
    "\n  query DeskTimeline($publicId: Int!, $first: Int!, $after: String, $order: SortDirection!) {\n    incident(publicId: $publicId) {\n      timeline(first: $first, after: $after, order: $order) {\n        edges {\n          cursor\n          node {\n            id\n            at\n            kind\n            actor {\n              name\n            }\n            body\n            field\n            previousValue\n            newValue\n            editedAt\n            cursor\n            signals {\n              id\n            }\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.DeskTimelineDocument,
    "\n  query DeskIncidents($query: String!, $first: Int!, $after: String, $sort: IncidentSortInput) {\n    incidents(query: $query, first: $first, after: $after, sort: $sort) {\n      total\n      edges {\n        node {\n          title\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.DeskIncidentsDocument,
    "\n  query NotifyPreview($input: NotificationRuleInput!, $range: TimeRangeInput!) {\n    previewNotificationRule(input: $input, range: $range) {\n      total\n      samples {\n        title\n      }\n    }\n  }\n": types.NotifyPreviewDocument,
    "\n  mutation NotifyTest($id: ID!) {\n    testNotificationRule(id: $id) {\n      target {\n        kind\n        address\n      }\n      delivered\n      error\n    }\n  }\n": types.NotifyTestDocument,
    "\n  mutation NotifyCreateRule($input: DetectionRuleInput!) {\n    createRule(input: $input) {\n      id\n    }\n  }\n": types.NotifyCreateRuleDocument,
    "\n  mutation NotifyCreate($input: NotificationRuleInput!) {\n    createNotificationRule(input: $input) {\n      id\n      name\n      enabled\n      query\n      severities\n      ruleTypes\n      targets {\n        kind\n        address\n      }\n      title\n      message\n      version\n      createdBy {\n        handle\n      }\n    }\n  }\n": types.NotifyCreateDocument,
    "\n  mutation NotifyUpdate($id: ID!, $input: NotificationRuleInput!, $expectedVersion: Int!) {\n    updateNotificationRule(id: $id, input: $input, expectedVersion: $expectedVersion) {\n      id\n      name\n      enabled\n      version\n    }\n  }\n": types.NotifyUpdateDocument,
    "\n  query NotifyDeliveries($state: DeliveryState, $first: Int, $after: String, $rule: ID) {\n    deliveries(state: $state, first: $first, after: $after, notificationRuleId: $rule) {\n      edges {\n        node {\n          id\n          state\n          attempts\n          createdAt\n          lastAttemptAt\n          nextAttemptAt\n          lastError\n          digest\n          target {\n            kind\n            address\n          }\n          signal {\n            id\n            title\n          }\n          notificationRule {\n            id\n            name\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.NotifyDeliveriesDocument,
    "\n  mutation NotifyRetry($id: ID!) {\n    retryDelivery(id: $id) {\n      id\n      state\n      attempts\n    }\n  }\n": types.NotifyRetryDocument,
    "\n  query AddressPivot($query: String!) {\n    logSearch(query: $query, range: { from: \"now-1d\", to: \"now+1d\" }) {\n      total\n      logs {\n        edges {\n          node {\n            message\n          }\n        }\n      }\n    }\n    signalSearch(query: $query, range: { from: \"now-1d\", to: \"now+1d\" }) {\n      total\n      signals {\n        edges {\n          node {\n            queries {\n              groupBy {\n                value\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n": types.AddressPivotDocument,
    "\n  query RelatedLogsTab($id: ID!, $first: Int = 500, $after: String) {\n    signal(id: $id) {\n      relatedLogs(first: $first, after: $after) {\n        query\n        exact\n        range {\n          from\n          to\n        }\n        total\n        logs {\n          edges {\n            node {\n              id\n              message\n            }\n          }\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n        }\n      }\n    }\n  }\n": types.RelatedLogsTabDocument,
    "\n  query RelatedLogsPasted($query: String!, $range: TimeRangeInput!) {\n    logSearch(query: $query, range: $range) {\n      total\n      logs(first: 500) {\n        edges {\n          node {\n            id\n          }\n        }\n      }\n    }\n  }\n": types.RelatedLogsPastedDocument,
    "\n  query RelatedLogsSignals($query: String!) {\n    signalSearch(query: $query, range: { from: \"now-2d\", to: \"now+2d\" }) {\n      signals(first: 500) {\n        edges {\n          node {\n            id\n            rule {\n              id\n            }\n            queries {\n              groupBy {\n                field\n                value\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n": types.RelatedLogsSignalsDocument,
    "\n  mutation RelatedLogsRule($input: DetectionRuleInput!) {\n    createRule(input: $input) {\n      id\n    }\n  }\n": types.RelatedLogsRuleDocument,
    "\n  query RelatedSignals($id: ID!, $first: Int, $after: String) {\n    signal(id: $id) {\n      relatedSignals(first: $first, after: $after) {\n        total\n        query\n        edges {\n          sharedFields {\n            field\n            value\n          }\n          node {\n            id\n            title\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.RelatedSignalsDocument,
    "\n  query RelatedSignalsPasted($query: String!) {\n    signalSearch(query: $query, range: { from: \"now-1d\", to: \"now+1d\" }) {\n      total\n      signals(first: 1000) {\n        edges {\n          node {\n            id\n          }\n        }\n      }\n    }\n  }\n": types.RelatedSignalsPastedDocument,
    "\n  query RelatedOfTwo($one: ID!, $other: ID!) {\n    one: signal(id: $one) {\n      ...RelatedTotal\n    }\n    other: signal(id: $other) {\n      ...RelatedTotal\n    }\n  }\n\n  fragment RelatedTotal on Signal {\n    relatedSignals(first: 0) {\n      total\n    }\n  }\n": types.RelatedOfTwoDocument,
    "\n  mutation SigmaImport($yaml: String!, $enabled: Boolean, $dryRun: Boolean) {\n    importSigmaRules(yaml: $yaml, enabled: $enabled, dryRun: $dryRun) {\n      imported {\n        id\n        name\n        sigmaId\n        version\n        enabled\n        method\n        cases { condition severity }\n        queries { query matcher groupBy }\n      }\n      rejected { index title message }\n    }\n  }\n": types.SigmaImportDocument,
    "\n  query SigmaRules {\n    rules(query: \"-isDefault:true\") {\n      total\n      edges { node { id name version } }\n    }\n  }\n": types.SigmaRulesDocument,
    "\n  query SigmaVersions($id: ID!) {\n    rule(id: $id) {\n      versions { version changedBy { name } changes { field previousValue newValue } }\n    }\n  }\n": types.SigmaVersionsDocument,
    "\n  query SigmaLogs($query: String!) {\n    logSearch(query: $query, range: { from: \"now-1h\", to: \"now+1h\" }) {\n      logs(first: 50) { edges { node { id message signals { id title } } } }\n    }\n    signalSearch(query: \"*\", range: { from: \"now-1h\", to: \"now+1h\" }) {\n      signals(first: 50) { edges { node { id title severity eventsMatched samples { id } } } }\n    }\n  }\n": types.SigmaLogsDocument,
    "\n  query SigmaMatching($logs: [JSONObject!]!, $ruleIds: [ID!]) {\n    matchingRules(logs: $logs, ruleIds: $ruleIds) { index matches { query rule { sigmaId } } }\n  }\n": types.SigmaMatchingDocument,
    "\n  mutation SigmaEnable($id: ID!, $enabled: Boolean!) { enableRule(id: $id, enabled: $enabled) { version enabled } }\n": types.SigmaEnableDocument,
    "\n  mutation RealImport($yaml: String!) {\n    importSigmaRules(yaml: $yaml) {\n      imported { id }\n      rejected { index title message }\n    }\n  }\n": types.RealImportDocument,
    "\n  query RealMatching($logs: [JSONObject!]!) {\n    matchingRules(logs: $logs) { matches { rule { sigmaId } } }\n  }\n": types.RealMatchingDocument,
    "\n  query RealSignals {\n    signalSearch(query: \"-ruleId:none\", range: { from: \"now-50y\", to: \"now+1y\" }) { total }\n    logSearch(query: \"source:windows\", range: { from: \"now-50y\", to: \"now+1y\" }) {\n      total\n      logs(first: 1000) { edges { node { id signals { id } } } }\n    }\n  }\n": types.RealSignalsDocument,
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
    "\n  mutation CreateFeed($input: ThreatFeedInput!) {\n    createThreatFeed(input: $input) { id name enabled }\n  }\n": types.CreateFeedDocument,
    "\n  mutation UpdateFeed($id: ID!, $input: ThreatFeedInput!) {\n    updateThreatFeed(id: $id, input: $input) { id name enabled url refreshEvery }\n  }\n": types.UpdateFeedDocument,
    "\n  mutation DeleteFeed($id: ID!) {\n    deleteThreatFeed(id: $id)\n  }\n": types.DeleteFeedDocument,
    "\n  mutation SyncFeed($id: ID!) {\n    syncThreatFeed(id: $id) { id lastSyncedAt indicatorCount lastError }\n  }\n": types.SyncFeedDocument,
    "\n  mutation Import($feedId: ID!, $format: IndicatorFormat!, $content: String!) {\n    importIndicators(feedId: $feedId, format: $format, content: $content) {\n      added\n      updated\n      removed\n      rejected { line message }\n      rejectedCount\n    }\n  }\n": types.ImportDocument,
    "\n  query Feeds {\n    threatFeeds { id name vendor format url category intention enabled indicatorCount lastSyncedAt lastError }\n  }\n": types.FeedsDocument,
    "\n  query ThreatLogs($query: String!, $field: String!) {\n    logSearch(query: $query, range: { from: \"now-30d\", to: \"now+1d\" }) {\n      total\n      logs(first: 100) {\n        edges {\n          node {\n            id\n            message\n            attributes\n            threatIntel {\n              indicatorsMatched\n              results { indicator type category intention source { name url } additionalData }\n            }\n          }\n        }\n      }\n      facets(facets: [{ field: $field }]) { field values { value count } }\n    }\n  }\n": types.ThreatLogsDocument,
    "\n  query LookUp($value: String!) {\n    indicator(value: $value) {\n      value\n      type\n      matches { indicator category source { name } }\n      firstSeen\n      lastSeen\n      logMatches\n      signalMatches\n    }\n  }\n": types.LookUpDocument,
    "\n  mutation Retro($feedId: ID!, $range: TimeRangeInput!, $first: Int = 100, $after: String) {\n    retroMatchFeed(feedId: $feedId, range: $range) {\n      matchedIndicators\n      matchedLogs\n      sightings(first: $first, after: $after) {\n        edges { cursor node { indicator logId log { id timestamp message } } }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n": types.RetroDocument,
    "\n  query ThreatSignals($query: String!) {\n    signalSearch(query: $query, range: { from: \"now-30d\", to: \"now+1d\" }) {\n      total\n      signals(first: 10) {\n        edges {\n          node {\n            attributes\n            highCardinality { attributes }\n            samples { threatIntel { indicatorsMatched } }\n            threatIntel {\n              indicatorsMatched\n              results { indicator category source { name } }\n            }\n          }\n        }\n      }\n    }\n  }\n": types.ThreatSignalsDocument,
    "\n  query SignalHistoryOfWorkflows($id: ID!) {\n    signal(id: $id) {\n      triage {\n        state\n        archiveComment\n      }\n      history(first: 50) {\n        edges {\n          node {\n            action\n            newValue\n            actor {\n              kind\n              name\n            }\n          }\n        }\n      }\n    }\n  }\n": types.SignalHistoryOfWorkflowsDocument,
    "\n  mutation SecretForWorkflows($name: String!, $value: String!) {\n    setSecret(name: $name, value: $value) {\n      name\n    }\n  }\n": types.SecretForWorkflowsDocument,
    "\n  query WorkflowsOfSignal($id: ID!, $first: Int = 20, $after: String) {\n    signal(id: $id) {\n      id\n      suggestedWorkflows {\n        score\n        matchedTags\n        workflow {\n          id\n          name\n        }\n      }\n      workflowRuns(first: $first, after: $after) {\n        edges {\n          node {\n            id\n            state\n            trigger {\n              kind\n              actor {\n                kind\n              }\n            }\n            workflow {\n              id\n              name\n            }\n          }\n        }\n        pageInfo {\n          hasNextPage\n          hasPreviousPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.WorkflowsOfSignalDocument,
    "\n  query WorkflowsOfCase($key: String!) {\n    case(key: $key) {\n      workflowRuns(first: 10) {\n        edges {\n          node {\n            id\n            state\n          }\n        }\n      }\n    }\n  }\n": types.WorkflowsOfCaseDocument,
    "\n  mutation TriageForWorkflows($input: TriageSignalInput!) {\n    triageSignal(input: $input) {\n      id\n    }\n  }\n": types.TriageForWorkflowsDocument,
    "\n  mutation RuleForWorkflows($input: DetectionRuleInput!) {\n    createRule(input: $input) {\n      id\n    }\n  }\n": types.RuleForWorkflowsDocument,
    "\n  mutation ProjectForWorkflows($input: CaseProjectInput!) {\n    createCaseProject(input: $input) {\n      id\n    }\n  }\n": types.ProjectForWorkflowsDocument,
    "\n  mutation CaseForWorkflows($input: CreateCaseInput!) {\n    createCase(input: $input) {\n      id\n    }\n  }\n": types.CaseForWorkflowsDocument,
    "\n  mutation IncidentForWorkflows($input: DeclareIncidentInput!) {\n    declareIncident(input: $input) {\n      id\n    }\n  }\n": types.IncidentForWorkflowsDocument,
    "\n  query RolesForWorkflows {\n    roles {\n      id\n      name\n    }\n  }\n": types.RolesForWorkflowsDocument,
    "\n  mutation UserForWorkflows($input: UserInput!) {\n    createUser(input: $input) {\n      id\n    }\n  }\n": types.UserForWorkflowsDocument,
    "\n  mutation KeyForWorkflows($input: ApiKeyInput!) {\n    createApiKey(input: $input) {\n      token\n    }\n  }\n": types.KeyForWorkflowsDocument,
    "\n  mutation RolesOfUserForWorkflows($id: ID!, $roleIds: [ID!]!) {\n    setUserRoles(userId: $id, roleIds: $roleIds) {\n      id\n    }\n  }\n": types.RolesOfUserForWorkflowsDocument,
    "\n  mutation DisableForWorkflows($id: ID!) {\n    disableUser(userId: $id, disabled: true) {\n      id\n    }\n  }\n": types.DisableForWorkflowsDocument,
    "\n  fragment WorkflowRow on Workflow {\n    id\n    name\n    handle\n    description\n    tags\n    published\n    blueprintId\n    version\n    inputs {\n      name\n      label\n      type\n      required\n      default\n      allowedValues\n    }\n    triggers {\n      kind\n      query\n      schedule\n      rateLimit\n    }\n    steps {\n      name\n      action\n      parameters\n      next\n      onError\n      retries\n      when\n    }\n  }\n": types.WorkflowRowFragmentDoc,
    "\n  fragment WorkflowRunState on WorkflowRun {\n    id\n    state\n    startedAt\n    finishedAt\n    error\n    inputs\n    outputs\n    workflow {\n      id\n      name\n    }\n    trigger {\n      kind\n      actor {\n        kind\n        name\n      }\n    }\n    signal {\n      id\n      title\n    }\n    steps {\n      name\n      action\n      state\n      attempts\n      startedAt\n      finishedAt\n      dueAt\n      output\n      error\n    }\n  }\n": types.WorkflowRunStateFragmentDoc,
    "\n  mutation CreateWorkflow($input: WorkflowInput!) {\n    createWorkflow(input: $input) {\n      ...WorkflowRow\n    }\n  }\n": types.CreateWorkflowDocument,
    "\n  mutation UpdateWorkflow($id: ID!, $input: WorkflowInput!, $expectedVersion: Int) {\n    updateWorkflow(id: $id, input: $input, expectedVersion: $expectedVersion) {\n      ...WorkflowRow\n    }\n  }\n": types.UpdateWorkflowDocument,
    "\n  mutation PublishWorkflow($id: ID!, $published: Boolean!) {\n    publishWorkflow(id: $id, published: $published) {\n      id\n      published\n    }\n  }\n": types.PublishWorkflowDocument,
    "\n  mutation DeleteWorkflow($id: ID!) {\n    deleteWorkflow(id: $id)\n  }\n": types.DeleteWorkflowDocument,
    "\n  mutation RunWorkflow($input: RunWorkflowInput!) {\n    runWorkflow(input: $input) {\n      ...WorkflowRunState\n    }\n  }\n": types.RunWorkflowDocument,
    "\n  mutation CancelWorkflowRun($id: ID!) {\n    cancelWorkflowRun(id: $id) {\n      ...WorkflowRunState\n    }\n  }\n": types.CancelWorkflowRunDocument,
    "\n  query OneWorkflowRun($id: ID!) {\n    workflowRun(id: $id) {\n      ...WorkflowRunState\n    }\n  }\n": types.OneWorkflowRunDocument,
    "\n  query WorkflowRuns($workflowId: ID!, $first: Int = 50, $after: String) {\n    workflow(id: $workflowId) {\n      ...WorkflowRow\n      runs(first: $first, after: $after) {\n        edges {\n          node {\n            ...WorkflowRunState\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.WorkflowRunsDocument,
    "\n  query Workflows($query: String, $first: Int = 50, $after: String) {\n    workflows(query: $query, first: $first, after: $after) {\n      edges {\n        node {\n          ...WorkflowRow\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.WorkflowsDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ActivityDesk(\n    $kind: EntityKind!\n    $value: String!\n    $range: TimeRangeInput!\n    $depth: Int = 1\n    $limit: Int = 100\n    $actions: [String!]\n  ) {\n    activityGraph(kind: $kind, value: $value, range: $range, depth: $depth, limit: $limit, actions: $actions) {\n      nodes {\n        id\n        kind\n        value\n        distance\n        riskScore\n        signalCount\n      }\n      edges {\n        from\n        to\n        action\n        count\n        outcome\n        firstSeen\n        lastSeen\n      }\n      truncated\n    }\n  }\n"): typeof import('./graphql.ts').ActivityDeskDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query InvestigateAddress($ip: String!, $range: TimeRangeInput!) {\n    ipInvestigation(ip: $ip, range: $range) {\n      ip\n      geo {\n        countryCode\n        country\n        city\n      }\n      autonomousSystem {\n        number\n        name\n      }\n      threatIntel {\n        indicator\n        category\n        source {\n          name\n        }\n      }\n      firstSeen\n      lastSeen\n      logCount\n      signalCount\n      bySource {\n        key\n        value\n      }\n      byUser {\n        key\n        value\n      }\n      byOutcome {\n        key\n        value\n      }\n      timeline {\n        at\n        value\n      }\n      signals(first: 20) {\n        edges {\n          node {\n            title\n            entities {\n              kind\n              value\n            }\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').InvestigateAddressDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation InvestigationRule($input: DetectionRuleInput!) {\n    createRule(input: $input) {\n      id\n    }\n  }\n"): typeof import('./graphql.ts').InvestigationRuleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation InvestigationFeed($input: ThreatFeedInput!) {\n    createThreatFeed(input: $input) {\n      id\n    }\n  }\n"): typeof import('./graphql.ts').InvestigationFeedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation InvestigationIndicators($feedId: ID!, $content: String!) {\n    importIndicators(feedId: $feedId, format: LINES, content: $content) {\n      added\n    }\n  }\n"): typeof import('./graphql.ts').InvestigationIndicatorsDocument;
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
export function graphql(source: "\n  query AuditTrailEvents($query: String!, $range: TimeRangeInput!, $first: Int = 50, $after: String) {\n    auditEvents(query: $query, range: $range, first: $first, after: $after) {\n      edges {\n        cursor\n        node {\n          id\n          at\n          actor {\n            kind\n            id\n            name\n          }\n          action\n          assetType\n          assetId\n          assetName\n          changes {\n            field\n            previousValue\n            newValue\n          }\n          requestId\n          clientIp\n          sequence\n          hash\n          previousHash\n        }\n      }\n      pageInfo {\n        hasNextPage\n        hasPreviousPage\n        endCursor\n      }\n    }\n  }\n"): typeof import('./graphql.ts').AuditTrailEventsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AuditTrailVerify($range: TimeRangeInput!) {\n    verifyAuditTrail(range: $range) {\n      valid\n      checked\n      firstBrokenId\n    }\n  }\n"): typeof import('./graphql.ts').AuditTrailVerifyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AuditTrailSaveView($input: SaveViewInput!) {\n    saveView(input: $input) {\n      id\n    }\n  }\n"): typeof import('./graphql.ts').AuditTrailSaveViewDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AuditTrailUpdateView($id: ID!, $input: SaveViewInput!) {\n    updateView(id: $id, input: $input) {\n      id\n    }\n  }\n"): typeof import('./graphql.ts').AuditTrailUpdateViewDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BulkTriage($selection: SignalSelectionInput!, $change: TriageChangeInput!, $options: BulkOptionsInput) {\n    bulkTriageSignals(selection: $selection, change: $change, options: $options) {\n      ...BulkActionState\n    }\n  }\n"): typeof import('./graphql.ts').BulkTriageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BulkAssign($selection: SignalSelectionInput!, $assigneeId: ID, $options: BulkOptionsInput) {\n    bulkAssignSignals(selection: $selection, assigneeId: $assigneeId, options: $options) {\n      ...BulkActionState\n    }\n  }\n"): typeof import('./graphql.ts').BulkAssignDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UndoBulkAction($id: ID!) {\n    undoBulkAction(id: $id) {\n      ...BulkActionState\n      undoes {\n        id\n        undoable\n        undoneBy {\n          id\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').UndoBulkActionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CancelBulkAction($id: ID!) {\n    cancelBulkAction(id: $id) {\n      ...BulkActionState\n    }\n  }\n"): typeof import('./graphql.ts').CancelBulkActionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query BulkActionOutcomes($id: ID!, $only: BulkOutcome, $first: Int = 100, $after: String) {\n    bulkAction(id: $id) {\n      ...BulkActionState\n      outcomes(only: $only, first: $first, after: $after) {\n        edges {\n          node {\n            signalId\n            outcome\n            code\n            message\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').BulkActionOutcomesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment BulkActionState on BulkAction {\n    id\n    kind\n    state\n    dryRun\n    total\n    changed\n    unchanged\n    failed\n    startedAt\n    finishedAt\n    startedBy {\n      id\n      name\n    }\n    undoable\n  }\n"): typeof import('./graphql.ts').BulkActionStateFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query BulkSignals($query: String!, $after: String) {\n    signalSearch(query: $query, range: { from: \"now-90d\", to: \"now+1d\" }) {\n      total\n      signals(first: 1000, after: $after) {\n        edges {\n          node {\n            id\n            version\n            triage {\n              state\n              archiveReason\n              archiveComment\n              assignee {\n                id\n              }\n            }\n            history(first: 20) {\n              edges {\n                node {\n                  action\n                  field\n                  previousValue\n                  newValue\n                }\n              }\n            }\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').BulkSignalsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BulkRunWorkflow($selection: SignalSelectionInput!, $workflowId: ID!, $inputs: JSONObject, $options: BulkOptionsInput) {\n    bulkRunWorkflow(selection: $selection, workflowId: $workflowId, inputs: $inputs, options: $options) {\n      ...BulkActionState\n    }\n  }\n"): typeof import('./graphql.ts').BulkRunWorkflowDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query EntityPageTest($kind: EntityKind!, $value: String!, $range: TimeRangeInput!) {\n    entity(kind: $kind, value: $value) {\n      id\n      kind\n      value\n      firstSeen\n      lastSeen\n      riskScore\n      riskLevel\n      signalCount\n      riskHistory(range: $range) {\n        at\n        value\n      }\n      signalSearch(range: $range) {\n        total\n        signals(first: 20) {\n          edges {\n            node {\n              title\n            }\n          }\n        }\n        facets(facets: [{ field: \"@entities\" }]) {\n          values {\n            value\n            count\n          }\n        }\n      }\n      logSearch(range: $range) {\n        total\n        facets(facets: [{ field: \"@network.ip.list\" }]) {\n          values {\n            value\n            count\n          }\n        }\n        topList(groupBy: { field: \"@evt.name\", limit: 10 }) {\n          rows {\n            key\n            value\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').EntityPageTestDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query EntityListTest($query: String, $kinds: [EntityKind!], $range: TimeRangeInput!, $first: Int, $after: String) {\n    entities(query: $query, kinds: $kinds, range: $range, first: $first, after: $after) {\n      total\n      edges {\n        node {\n          id\n          kind\n          value\n          riskScore\n          riskLevel\n          signalCount\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): typeof import('./graphql.ts').EntityListTestDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query EntityNode($id: ID!) {\n    node(id: $id) {\n      id\n      ... on Entity {\n        kind\n        value\n        riskScore\n      }\n    }\n  }\n"): typeof import('./graphql.ts').EntityNodeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query EntitiesOfSignals {\n    signalSearch(query: \"\", range: { from: \"now-30d\", to: \"now+1d\" }) {\n      signals(first: 50) {\n        edges {\n          node {\n            entities {\n              kind\n              value\n              riskScore\n              riskLevel\n              signalCount\n              firstSeen\n            }\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').EntitiesOfSignalsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EntityTriage($input: TriageSignalInput!) {\n    triageSignal(input: $input) {\n      id\n    }\n  }\n"): typeof import('./graphql.ts').EntityTriageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment DeskIncident on Incident {\n    id\n    publicId\n    version\n    title\n    severity\n    state\n    fields\n    commander {\n      handle\n    }\n    customerImpacted\n    customerImpactStart\n    customerImpactEnd\n    detectedAt\n    declaredAt\n    resolvedAt\n    timeToDetect\n    timeToRespond\n    timeToRepair\n    timeToResolve\n    customerImpactDuration\n  }\n"): typeof import('./graphql.ts').DeskIncidentFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeskDeclare($input: DeclareIncidentInput!) {\n    declareIncident(input: $input) {\n      ...DeskIncident\n    }\n  }\n"): typeof import('./graphql.ts').DeskDeclareDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeskUpdate($id: ID!, $input: UpdateIncidentInput!, $expectedVersion: Int) {\n    updateIncident(id: $id, input: $input, expectedVersion: $expectedVersion) {\n      ...DeskIncident\n    }\n  }\n"): typeof import('./graphql.ts').DeskUpdateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DeskTimeline($publicId: Int!, $first: Int!, $after: String, $order: SortDirection!) {\n    incident(publicId: $publicId) {\n      timeline(first: $first, after: $after, order: $order) {\n        edges {\n          cursor\n          node {\n            id\n            at\n            kind\n            actor {\n              name\n            }\n            body\n            field\n            previousValue\n            newValue\n            editedAt\n            cursor\n            signals {\n              id\n            }\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DeskTimelineDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DeskIncidents($query: String!, $first: Int!, $after: String, $sort: IncidentSortInput) {\n    incidents(query: $query, first: $first, after: $after, sort: $sort) {\n      total\n      edges {\n        node {\n          title\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DeskIncidentsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query NotifyPreview($input: NotificationRuleInput!, $range: TimeRangeInput!) {\n    previewNotificationRule(input: $input, range: $range) {\n      total\n      samples {\n        title\n      }\n    }\n  }\n"): typeof import('./graphql.ts').NotifyPreviewDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation NotifyTest($id: ID!) {\n    testNotificationRule(id: $id) {\n      target {\n        kind\n        address\n      }\n      delivered\n      error\n    }\n  }\n"): typeof import('./graphql.ts').NotifyTestDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation NotifyCreateRule($input: DetectionRuleInput!) {\n    createRule(input: $input) {\n      id\n    }\n  }\n"): typeof import('./graphql.ts').NotifyCreateRuleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation NotifyCreate($input: NotificationRuleInput!) {\n    createNotificationRule(input: $input) {\n      id\n      name\n      enabled\n      query\n      severities\n      ruleTypes\n      targets {\n        kind\n        address\n      }\n      title\n      message\n      version\n      createdBy {\n        handle\n      }\n    }\n  }\n"): typeof import('./graphql.ts').NotifyCreateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation NotifyUpdate($id: ID!, $input: NotificationRuleInput!, $expectedVersion: Int!) {\n    updateNotificationRule(id: $id, input: $input, expectedVersion: $expectedVersion) {\n      id\n      name\n      enabled\n      version\n    }\n  }\n"): typeof import('./graphql.ts').NotifyUpdateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query NotifyDeliveries($state: DeliveryState, $first: Int, $after: String, $rule: ID) {\n    deliveries(state: $state, first: $first, after: $after, notificationRuleId: $rule) {\n      edges {\n        node {\n          id\n          state\n          attempts\n          createdAt\n          lastAttemptAt\n          nextAttemptAt\n          lastError\n          digest\n          target {\n            kind\n            address\n          }\n          signal {\n            id\n            title\n          }\n          notificationRule {\n            id\n            name\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): typeof import('./graphql.ts').NotifyDeliveriesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation NotifyRetry($id: ID!) {\n    retryDelivery(id: $id) {\n      id\n      state\n      attempts\n    }\n  }\n"): typeof import('./graphql.ts').NotifyRetryDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AddressPivot($query: String!) {\n    logSearch(query: $query, range: { from: \"now-1d\", to: \"now+1d\" }) {\n      total\n      logs {\n        edges {\n          node {\n            message\n          }\n        }\n      }\n    }\n    signalSearch(query: $query, range: { from: \"now-1d\", to: \"now+1d\" }) {\n      total\n      signals {\n        edges {\n          node {\n            queries {\n              groupBy {\n                value\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').AddressPivotDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RelatedLogsTab($id: ID!, $first: Int = 500, $after: String) {\n    signal(id: $id) {\n      relatedLogs(first: $first, after: $after) {\n        query\n        exact\n        range {\n          from\n          to\n        }\n        total\n        logs {\n          edges {\n            node {\n              id\n              message\n            }\n          }\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').RelatedLogsTabDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RelatedLogsPasted($query: String!, $range: TimeRangeInput!) {\n    logSearch(query: $query, range: $range) {\n      total\n      logs(first: 500) {\n        edges {\n          node {\n            id\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').RelatedLogsPastedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RelatedLogsSignals($query: String!) {\n    signalSearch(query: $query, range: { from: \"now-2d\", to: \"now+2d\" }) {\n      signals(first: 500) {\n        edges {\n          node {\n            id\n            rule {\n              id\n            }\n            queries {\n              groupBy {\n                field\n                value\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').RelatedLogsSignalsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RelatedLogsRule($input: DetectionRuleInput!) {\n    createRule(input: $input) {\n      id\n    }\n  }\n"): typeof import('./graphql.ts').RelatedLogsRuleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RelatedSignals($id: ID!, $first: Int, $after: String) {\n    signal(id: $id) {\n      relatedSignals(first: $first, after: $after) {\n        total\n        query\n        edges {\n          sharedFields {\n            field\n            value\n          }\n          node {\n            id\n            title\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').RelatedSignalsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RelatedSignalsPasted($query: String!) {\n    signalSearch(query: $query, range: { from: \"now-1d\", to: \"now+1d\" }) {\n      total\n      signals(first: 1000) {\n        edges {\n          node {\n            id\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').RelatedSignalsPastedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RelatedOfTwo($one: ID!, $other: ID!) {\n    one: signal(id: $one) {\n      ...RelatedTotal\n    }\n    other: signal(id: $other) {\n      ...RelatedTotal\n    }\n  }\n\n  fragment RelatedTotal on Signal {\n    relatedSignals(first: 0) {\n      total\n    }\n  }\n"): typeof import('./graphql.ts').RelatedOfTwoDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SigmaImport($yaml: String!, $enabled: Boolean, $dryRun: Boolean) {\n    importSigmaRules(yaml: $yaml, enabled: $enabled, dryRun: $dryRun) {\n      imported {\n        id\n        name\n        sigmaId\n        version\n        enabled\n        method\n        cases { condition severity }\n        queries { query matcher groupBy }\n      }\n      rejected { index title message }\n    }\n  }\n"): typeof import('./graphql.ts').SigmaImportDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SigmaRules {\n    rules(query: \"-isDefault:true\") {\n      total\n      edges { node { id name version } }\n    }\n  }\n"): typeof import('./graphql.ts').SigmaRulesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SigmaVersions($id: ID!) {\n    rule(id: $id) {\n      versions { version changedBy { name } changes { field previousValue newValue } }\n    }\n  }\n"): typeof import('./graphql.ts').SigmaVersionsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SigmaLogs($query: String!) {\n    logSearch(query: $query, range: { from: \"now-1h\", to: \"now+1h\" }) {\n      logs(first: 50) { edges { node { id message signals { id title } } } }\n    }\n    signalSearch(query: \"*\", range: { from: \"now-1h\", to: \"now+1h\" }) {\n      signals(first: 50) { edges { node { id title severity eventsMatched samples { id } } } }\n    }\n  }\n"): typeof import('./graphql.ts').SigmaLogsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SigmaMatching($logs: [JSONObject!]!, $ruleIds: [ID!]) {\n    matchingRules(logs: $logs, ruleIds: $ruleIds) { index matches { query rule { sigmaId } } }\n  }\n"): typeof import('./graphql.ts').SigmaMatchingDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SigmaEnable($id: ID!, $enabled: Boolean!) { enableRule(id: $id, enabled: $enabled) { version enabled } }\n"): typeof import('./graphql.ts').SigmaEnableDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RealImport($yaml: String!) {\n    importSigmaRules(yaml: $yaml) {\n      imported { id }\n      rejected { index title message }\n    }\n  }\n"): typeof import('./graphql.ts').RealImportDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RealMatching($logs: [JSONObject!]!) {\n    matchingRules(logs: $logs) { matches { rule { sigmaId } } }\n  }\n"): typeof import('./graphql.ts').RealMatchingDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RealSignals {\n    signalSearch(query: \"-ruleId:none\", range: { from: \"now-50y\", to: \"now+1y\" }) { total }\n    logSearch(query: \"source:windows\", range: { from: \"now-50y\", to: \"now+1y\" }) {\n      total\n      logs(first: 1000) { edges { node { id signals { id } } } }\n    }\n  }\n"): typeof import('./graphql.ts').RealSignalsDocument;
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
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateFeed($input: ThreatFeedInput!) {\n    createThreatFeed(input: $input) { id name enabled }\n  }\n"): typeof import('./graphql.ts').CreateFeedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateFeed($id: ID!, $input: ThreatFeedInput!) {\n    updateThreatFeed(id: $id, input: $input) { id name enabled url refreshEvery }\n  }\n"): typeof import('./graphql.ts').UpdateFeedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteFeed($id: ID!) {\n    deleteThreatFeed(id: $id)\n  }\n"): typeof import('./graphql.ts').DeleteFeedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SyncFeed($id: ID!) {\n    syncThreatFeed(id: $id) { id lastSyncedAt indicatorCount lastError }\n  }\n"): typeof import('./graphql.ts').SyncFeedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Import($feedId: ID!, $format: IndicatorFormat!, $content: String!) {\n    importIndicators(feedId: $feedId, format: $format, content: $content) {\n      added\n      updated\n      removed\n      rejected { line message }\n      rejectedCount\n    }\n  }\n"): typeof import('./graphql.ts').ImportDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Feeds {\n    threatFeeds { id name vendor format url category intention enabled indicatorCount lastSyncedAt lastError }\n  }\n"): typeof import('./graphql.ts').FeedsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ThreatLogs($query: String!, $field: String!) {\n    logSearch(query: $query, range: { from: \"now-30d\", to: \"now+1d\" }) {\n      total\n      logs(first: 100) {\n        edges {\n          node {\n            id\n            message\n            attributes\n            threatIntel {\n              indicatorsMatched\n              results { indicator type category intention source { name url } additionalData }\n            }\n          }\n        }\n      }\n      facets(facets: [{ field: $field }]) { field values { value count } }\n    }\n  }\n"): typeof import('./graphql.ts').ThreatLogsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query LookUp($value: String!) {\n    indicator(value: $value) {\n      value\n      type\n      matches { indicator category source { name } }\n      firstSeen\n      lastSeen\n      logMatches\n      signalMatches\n    }\n  }\n"): typeof import('./graphql.ts').LookUpDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Retro($feedId: ID!, $range: TimeRangeInput!, $first: Int = 100, $after: String) {\n    retroMatchFeed(feedId: $feedId, range: $range) {\n      matchedIndicators\n      matchedLogs\n      sightings(first: $first, after: $after) {\n        edges { cursor node { indicator logId log { id timestamp message } } }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').RetroDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ThreatSignals($query: String!) {\n    signalSearch(query: $query, range: { from: \"now-30d\", to: \"now+1d\" }) {\n      total\n      signals(first: 10) {\n        edges {\n          node {\n            attributes\n            highCardinality { attributes }\n            samples { threatIntel { indicatorsMatched } }\n            threatIntel {\n              indicatorsMatched\n              results { indicator category source { name } }\n            }\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ThreatSignalsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SignalHistoryOfWorkflows($id: ID!) {\n    signal(id: $id) {\n      triage {\n        state\n        archiveComment\n      }\n      history(first: 50) {\n        edges {\n          node {\n            action\n            newValue\n            actor {\n              kind\n              name\n            }\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SignalHistoryOfWorkflowsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SecretForWorkflows($name: String!, $value: String!) {\n    setSecret(name: $name, value: $value) {\n      name\n    }\n  }\n"): typeof import('./graphql.ts').SecretForWorkflowsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WorkflowsOfSignal($id: ID!, $first: Int = 20, $after: String) {\n    signal(id: $id) {\n      id\n      suggestedWorkflows {\n        score\n        matchedTags\n        workflow {\n          id\n          name\n        }\n      }\n      workflowRuns(first: $first, after: $after) {\n        edges {\n          node {\n            id\n            state\n            trigger {\n              kind\n              actor {\n                kind\n              }\n            }\n            workflow {\n              id\n              name\n            }\n          }\n        }\n        pageInfo {\n          hasNextPage\n          hasPreviousPage\n          endCursor\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').WorkflowsOfSignalDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WorkflowsOfCase($key: String!) {\n    case(key: $key) {\n      workflowRuns(first: 10) {\n        edges {\n          node {\n            id\n            state\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').WorkflowsOfCaseDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TriageForWorkflows($input: TriageSignalInput!) {\n    triageSignal(input: $input) {\n      id\n    }\n  }\n"): typeof import('./graphql.ts').TriageForWorkflowsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RuleForWorkflows($input: DetectionRuleInput!) {\n    createRule(input: $input) {\n      id\n    }\n  }\n"): typeof import('./graphql.ts').RuleForWorkflowsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ProjectForWorkflows($input: CaseProjectInput!) {\n    createCaseProject(input: $input) {\n      id\n    }\n  }\n"): typeof import('./graphql.ts').ProjectForWorkflowsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CaseForWorkflows($input: CreateCaseInput!) {\n    createCase(input: $input) {\n      id\n    }\n  }\n"): typeof import('./graphql.ts').CaseForWorkflowsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation IncidentForWorkflows($input: DeclareIncidentInput!) {\n    declareIncident(input: $input) {\n      id\n    }\n  }\n"): typeof import('./graphql.ts').IncidentForWorkflowsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RolesForWorkflows {\n    roles {\n      id\n      name\n    }\n  }\n"): typeof import('./graphql.ts').RolesForWorkflowsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UserForWorkflows($input: UserInput!) {\n    createUser(input: $input) {\n      id\n    }\n  }\n"): typeof import('./graphql.ts').UserForWorkflowsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation KeyForWorkflows($input: ApiKeyInput!) {\n    createApiKey(input: $input) {\n      token\n    }\n  }\n"): typeof import('./graphql.ts').KeyForWorkflowsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RolesOfUserForWorkflows($id: ID!, $roleIds: [ID!]!) {\n    setUserRoles(userId: $id, roleIds: $roleIds) {\n      id\n    }\n  }\n"): typeof import('./graphql.ts').RolesOfUserForWorkflowsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DisableForWorkflows($id: ID!) {\n    disableUser(userId: $id, disabled: true) {\n      id\n    }\n  }\n"): typeof import('./graphql.ts').DisableForWorkflowsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment WorkflowRow on Workflow {\n    id\n    name\n    handle\n    description\n    tags\n    published\n    blueprintId\n    version\n    inputs {\n      name\n      label\n      type\n      required\n      default\n      allowedValues\n    }\n    triggers {\n      kind\n      query\n      schedule\n      rateLimit\n    }\n    steps {\n      name\n      action\n      parameters\n      next\n      onError\n      retries\n      when\n    }\n  }\n"): typeof import('./graphql.ts').WorkflowRowFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment WorkflowRunState on WorkflowRun {\n    id\n    state\n    startedAt\n    finishedAt\n    error\n    inputs\n    outputs\n    workflow {\n      id\n      name\n    }\n    trigger {\n      kind\n      actor {\n        kind\n        name\n      }\n    }\n    signal {\n      id\n      title\n    }\n    steps {\n      name\n      action\n      state\n      attempts\n      startedAt\n      finishedAt\n      dueAt\n      output\n      error\n    }\n  }\n"): typeof import('./graphql.ts').WorkflowRunStateFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateWorkflow($input: WorkflowInput!) {\n    createWorkflow(input: $input) {\n      ...WorkflowRow\n    }\n  }\n"): typeof import('./graphql.ts').CreateWorkflowDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateWorkflow($id: ID!, $input: WorkflowInput!, $expectedVersion: Int) {\n    updateWorkflow(id: $id, input: $input, expectedVersion: $expectedVersion) {\n      ...WorkflowRow\n    }\n  }\n"): typeof import('./graphql.ts').UpdateWorkflowDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PublishWorkflow($id: ID!, $published: Boolean!) {\n    publishWorkflow(id: $id, published: $published) {\n      id\n      published\n    }\n  }\n"): typeof import('./graphql.ts').PublishWorkflowDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteWorkflow($id: ID!) {\n    deleteWorkflow(id: $id)\n  }\n"): typeof import('./graphql.ts').DeleteWorkflowDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RunWorkflow($input: RunWorkflowInput!) {\n    runWorkflow(input: $input) {\n      ...WorkflowRunState\n    }\n  }\n"): typeof import('./graphql.ts').RunWorkflowDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CancelWorkflowRun($id: ID!) {\n    cancelWorkflowRun(id: $id) {\n      ...WorkflowRunState\n    }\n  }\n"): typeof import('./graphql.ts').CancelWorkflowRunDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OneWorkflowRun($id: ID!) {\n    workflowRun(id: $id) {\n      ...WorkflowRunState\n    }\n  }\n"): typeof import('./graphql.ts').OneWorkflowRunDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WorkflowRuns($workflowId: ID!, $first: Int = 50, $after: String) {\n    workflow(id: $workflowId) {\n      ...WorkflowRow\n      runs(first: $first, after: $after) {\n        edges {\n          node {\n            ...WorkflowRunState\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').WorkflowRunsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Workflows($query: String, $first: Int = 50, $after: String) {\n    workflows(query: $query, first: $first, after: $after) {\n      edges {\n        node {\n          ...WorkflowRow\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): typeof import('./graphql.ts').WorkflowsDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
