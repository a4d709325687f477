-- What the activity graph is made of: who did something in a log, from which addresses, to what, and what was done, each entity as `kind:value`.
-- Which attribute names what is told by log-entities.ts; a test holds both together. Maps are cut to the paths that matter before they are looked into.
ALTER TABLE logs ADD COLUMN IF NOT EXISTS actors Array(String) MATERIALIZED arrayDistinct(arrayFlatten(mapValues(mapApply(
  (path, texts) -> (path, arrayMap(
    v -> concat(
      if(NOT startsWith(path, 'usr.') OR match(v, '^arn:[\\w-]+:(?:iam|sts)::\\d*:(?:user/|role/|root$|assumed-role/|federated-user/)'),
        'cloud_identity:', 'user:'),
      v),
    arrayFilter(v -> v NOT IN ('', '-') AND lengthUTF8(v) <= 1000, texts))),
  mapFilter((path, texts) -> path IN (
    'usr.id', 'usr.name', 'usr.email', 'userIdentity.arn', 'useridentity.arn',
    'userIdentity.sessionContext.sessionIssuer.arn', 'useridentity.sessioncontext.sessionissuer.arn',
    'protoPayload.authenticationInfo.principalEmail', 'protopayload.authenticationinfo.principalemail', 'identity.claims.appid'), attributes)))));

ALTER TABLE logs ADD COLUMN IF NOT EXISTS addresses Array(String) MATERIALIZED arrayDistinct(arrayMap(
  v -> concat('ip:', if(isIPv4String(v), v, replaceRegexpOne(IPv6NumToString(toIPv6OrDefault(v)), '^::ffff:(\\d+\\.)', '\\1'))),
  arrayFilter(v -> isIPv4String(v) OR isIPv6String(v), attributes['network.client.ip'])));

ALTER TABLE logs ADD COLUMN IF NOT EXISTS objects Array(String) MATERIALIZED arrayDistinct(arrayFilter(name -> name != '', arrayConcat(
  if(host IN ('', '-') OR lengthUTF8(host) > 1000, [], [concat('host:', host)]),
  arrayFlatten(mapValues(mapApply(
    (path, texts) -> (path, arrayMap(
      v -> multiIf(
        path = 'network.destination.ip',
          multiIf(isIPv4String(v), concat('ip:', v),
            isIPv6String(v), concat('ip:', replaceRegexpOne(IPv6NumToString(toIPv6OrDefault(v)), '^::ffff:(\\d+\\.)', '\\1')),
            ''),
        path IN ('dns.question.name', 'http.url_details.host', 'url.domain', 'tls.client.server_name', 'server_name'),
          if(isIPv4String(v) OR isIPv6String(v) OR v = '.', '', concat('domain:', replaceRegexpOne(lowerUTF8(v), '\\.$', ''))),
        path LIKE '%.hash.%', if(match(v, '^(?i)[0-9a-f]{32,128}$'), concat('file_hash:', lower(v)), ''),
        path = 'responseElements.assumedRoleUser.arn' OR
          match(v, '^arn:[\\w-]+:(?:iam|sts)::\\d*:(?:user/|role/|root$|assumed-role/|federated-user/)'), concat('cloud_identity:', v),
        path = 'usr.target.id', concat('user:', v),
        concat('cloud_resource:', v)),
      arrayFilter(v -> v NOT IN ('', '-') AND lengthUTF8(v) <= 1000, texts))),
    mapFilter((path, texts) -> path IN (
      'usr.target.id', 'network.destination.ip', 'dns.question.name', 'http.url_details.host', 'url.domain', 'tls.client.server_name',
      'server_name', 'responseElements.assumedRoleUser.arn', 'resources.ARN', 'resources.arn', 'Resources.Id', 'resourceId', '_ResourceId',
      'protoPayload.resourceName', 'protopayload.resourcename', 'requestParameters.bucketName', 'requestParameters.instanceId',
      'requestParameters.secretId', 'requestParameters.roleArn', 'requestParameters.policyArn', 'requestParameters.resourceArn',
      'requestParameters.functionName', 'requestParameters.keyId', 'responseElements.arn', 'responseElements.user.arn',
      'responseElements.role.arn', 'resource.instanceDetails.instanceId', 'repository.full_name', 'repo', 'file.hash.md5', 'file.hash.sha1',
      'file.hash.sha256', 'process.hash.md5', 'process.hash.sha1', 'process.hash.sha256'), attributes)))))));

ALTER TABLE logs ADD COLUMN IF NOT EXISTS actions Array(LowCardinality(String)) MATERIALIZED multiIf(
  arrayExists(v -> v != '', evt_name), arrayFilter(v -> v != '', evt_name),
  arrayExists(v -> v != '', attributes['http.method']), arrayDistinct(arrayFilter(v -> v != '', attributes['http.method'])),
  [if(source = '', 'unknown', source)]);

ALTER TABLE logs ADD INDEX IF NOT EXISTS by_entity arrayConcat(actors, addresses, objects) TYPE bloom_filter(0.01) GRANULARITY 4;

-- In the background, for what is stored already.
ALTER TABLE logs MATERIALIZE COLUMN actors, MATERIALIZE COLUMN addresses, MATERIALIZE COLUMN objects, MATERIALIZE COLUMN actions,
  MATERIALIZE INDEX by_entity;
