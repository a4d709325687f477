-- When logs named an entity, by day. Noting the same logs again changes nothing. A page of entities is looked up at once, so marks are close.
CREATE TABLE IF NOT EXISTS entity_sightings (
  kind LowCardinality(String),
  value String,
  day Date32,
  first SimpleAggregateFunction(min, DateTime64(3, 'UTC')),
  last SimpleAggregateFunction(max, DateTime64(3, 'UTC')),
  id String MATERIALIZED concat('ent_', lower(substring(hex(SHA256(concat(toString(kind), '\n', value))), 1, 26))),
  INDEX by_id id TYPE bloom_filter(0.001) GRANULARITY 32
)
ENGINE = AggregatingMergeTree
ORDER BY (kind, value, day)
SETTINGS index_granularity = 256;

-- The signals of each entity, in their latest state; `gone` where a later version of the signal no longer names it. Kept from the feed.
CREATE TABLE IF NOT EXISTS entity_signals (
  kind LowCardinality(String),
  value String,
  timestamp DateTime64(3, 'UTC'),
  signal_id String,
  version UInt32,
  severity UInt8,
  false_positive Bool,
  gone UInt8,
  id String MATERIALIZED concat('ent_', lower(substring(hex(SHA256(concat(toString(kind), '\n', value))), 1, 26))),
  INDEX by_id id TYPE bloom_filter(0.001) GRANULARITY 32
)
ENGINE = ReplacingMergeTree(version, gone)
ORDER BY (kind, value, timestamp, signal_id)
SETTINGS index_granularity = 256;

ALTER TABLE signal_index ADD COLUMN IF NOT EXISTS entities Array(LowCardinality(String));
ALTER TABLE signal_index ADD INDEX IF NOT EXISTS by_entity entities TYPE bloom_filter(0.01) GRANULARITY 1;

-- The logs that are stored already. One pass over their attributes; the same names as the intake finds from now on.
INSERT INTO entity_sightings (kind, value, day, first, last)
SELECT kind, value, toDate32(at) AS day, min(at) AS first, max(at) AS last
FROM (
  SELECT timestamp AS at, 'HOST' AS expected, host AS text FROM logs
  UNION ALL
  SELECT timestamp AS at,
    transform(path,
      ['usr.id', 'usr.name', 'usr.email', 'usr.target.id', 'network.ip.list',
        'dns.question.name', 'http.url_details.host', 'url.domain', 'tls.client.server_name', 'server_name',
        'userIdentity.arn', 'useridentity.arn', 'userIdentity.sessionContext.sessionIssuer.arn', 'useridentity.sessioncontext.sessionissuer.arn',
        'responseElements.assumedRoleUser.arn', 'protoPayload.authenticationInfo.principalEmail', 'protopayload.authenticationinfo.principalemail',
        'identity.claims.appid',
        'resources.ARN', 'resources.arn', 'Resources.Id', 'resourceId', '_ResourceId', 'protoPayload.resourceName', 'protopayload.resourcename',
        'requestParameters.bucketName', 'requestParameters.instanceId', 'requestParameters.secretId', 'requestParameters.roleArn',
        'requestParameters.policyArn', 'requestParameters.resourceArn', 'requestParameters.functionName', 'requestParameters.keyId',
        'responseElements.arn', 'responseElements.user.arn', 'responseElements.role.arn', 'resource.instanceDetails.instanceId',
        'repository.full_name', 'repo',
        'file.hash.md5', 'file.hash.sha1', 'file.hash.sha256', 'process.hash.md5', 'process.hash.sha1', 'process.hash.sha256'],
      ['USER', 'USER', 'USER', 'USER', 'IP',
        'DOMAIN', 'DOMAIN', 'DOMAIN', 'DOMAIN', 'DOMAIN',
        'CLOUD_IDENTITY', 'CLOUD_IDENTITY', 'CLOUD_IDENTITY', 'CLOUD_IDENTITY',
        'CLOUD_IDENTITY', 'CLOUD_IDENTITY', 'CLOUD_IDENTITY',
        'CLOUD_IDENTITY',
        'CLOUD_RESOURCE', 'CLOUD_RESOURCE', 'CLOUD_RESOURCE', 'CLOUD_RESOURCE', 'CLOUD_RESOURCE', 'CLOUD_RESOURCE', 'CLOUD_RESOURCE',
        'CLOUD_RESOURCE', 'CLOUD_RESOURCE', 'CLOUD_RESOURCE', 'CLOUD_RESOURCE',
        'CLOUD_RESOURCE', 'CLOUD_RESOURCE', 'CLOUD_RESOURCE', 'CLOUD_RESOURCE',
        'CLOUD_RESOURCE', 'CLOUD_RESOURCE', 'CLOUD_RESOURCE', 'CLOUD_RESOURCE',
        'CLOUD_RESOURCE', 'CLOUD_RESOURCE',
        'FILE_HASH', 'FILE_HASH', 'FILE_HASH', 'FILE_HASH', 'FILE_HASH', 'FILE_HASH'],
      '') AS expected,
    arrayJoin(texts) AS text
  FROM logs ARRAY JOIN mapKeys(attributes) AS path, mapValues(attributes) AS texts
  WHERE expected != ''
)
ARRAY JOIN
  [multiIf(
    expected IN ('USER', 'CLOUD_RESOURCE')
      AND match(text, '^arn:[\\w-]+:(?:iam|sts)::\\d*:(?:user/|role/|root$|assumed-role/|federated-user/)'), 'CLOUD_IDENTITY',
    expected)] AS kind,
  [multiIf(
    expected = 'DOMAIN', if(endsWith(text, '.'), substring(lowerUTF8(text), 1, length(lowerUTF8(text)) - 1), lowerUTF8(text)),
    expected = 'FILE_HASH', lowerUTF8(text),
    text)] AS value
WHERE text NOT IN ('', '-') AND lengthUTF8(text) <= 1000 AND value != ''
  AND (kind != 'DOMAIN' OR (toIPv4OrNull(value) IS NULL AND toIPv6OrNull(value) IS NULL))
  AND (kind != 'FILE_HASH' OR match(value, '^[0-9a-f]{32,128}$'))
GROUP BY kind, value, day
SETTINGS max_bytes_before_external_group_by = 1000000000;

-- Work over stored data that is done once, at a start.
CREATE TABLE IF NOT EXISTS finished_work (name String, at DateTime DEFAULT now()) ENGINE = MergeTree ORDER BY name;
