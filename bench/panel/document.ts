const ROW = `id version timestamp firstSeen lastSeen title severity source service host tags tactics { id name } techniques { id name }
  eventsMatched rule { id name } entities { id kind value }
  triage { state assignee { id name handle } archiveReason archiveComment changedAt changedBy { kind name } locked locksAt }`

const LOG = 'id timestamp message status source service host tags attributes'

/** The panel of a signal with all of its tabs: what it is, its logs, its entities and the signals related to it. */
export const PANEL = `query Panel($id: ID!) {
  signal(id: $id) {
    ${ROW}
    message originalSeverity attributes
    ruleCase { name condition severity }
    queries { name query groupBy { field value } eventsMatched distinctValues }
    highCardinality { attributes tags }
    samples { ${LOG} }
    threatIntel { indicatorsMatched results { indicator type category intention source { name url } additionalData } }
    history(first: 50) { edges { cursor node { at action actor { kind name } field previousValue newValue reason } } }
    timeToDetect timeToAcknowledge timeToResolve
    suppressions { id name enabled }
    incidents { id publicId title state }
    entities { firstSeen lastSeen riskScore riskLevel signalCount }
    relatedLogs(first: 50) {
      query range { from to } total
      logs { edges { cursor node { ${LOG} } } pageInfo { hasNextPage endCursor } }
    }
    relatedSignals(first: 20) { total query edges { sharedFields { field value } node { ${ROW} } } }
  }
}`
