/** Who may import whom. Features stand in a line: each may use the doors (index.ts) of those before it. */
const MODULES = [
  'audit',
  'access',
  'secrets',
  'explorer',
  'audit-search',
  'threat-intel',
  'logs',
  'rules',
  'signals',
  'suppressions',
  'detection',
  'attack',
  'views',
  'entities',
  'activity',
  'related',
  'cases',
  'incidents',
  'bulk',
  'exports',
  'actions',
  'workflows',
  'notifications',
]

const doorsOnly = {
  name: 'features-meet-at-the-door',
  severity: 'error',
  comment: 'What a feature offers to others is in its index.ts; module.ts belongs to the composition root.',
  from: { path: '^src/modules/([^/]+)/' },
  to: { path: '^src/modules/([^/]+)/', pathNot: ['^src/modules/$1/', '^src/modules/[^/]+/index\\.ts$'] },
}

const inOrder = MODULES.map((name, index) => ({
  name: `${name}-imports-earlier-features-only`,
  severity: 'error',
  from: { path: `^src/modules/${name}/` },
  to: { path: `^src/modules/(?:${MODULES.slice(index + 1).join('|') || 'none'})/` },
}))

const layer = (name, from, allowed) => ({
  name,
  severity: 'error',
  from: { path: from },
  to: { path: '^src/', pathNot: [from, ...allowed] },
})

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    layer('kernel-imports-nothing', '^src/kernel/', []),
    layer('search-imports-kernel', '^src/search/', ['^src/kernel/']),
    layer('sigma-imports-kernel-and-search', '^src/sigma/', ['^src/kernel/', '^src/search/']),
    layer('stores-import-kernel', '^src/stores/', ['^src/kernel/']),
    layer('feed-imports-kernel-and-stores', '^src/feed/', ['^src/kernel/', '^src/stores/']),
    layer('outbound-imports-kernel-and-search', '^src/outbound/', ['^src/kernel/', '^src/search/']),
    layer('graphql-imports-kernel-and-feed', '^src/graphql/', ['^src/kernel/', '^src/feed/']),
    layer('operations-import-layers-below-and-doors', '^src/operations/', [
      '^src/(?:kernel|feed|stores)/',
      '^src/modules/[^/]+/index\\.ts$',
    ]),
    layer('features-import-layers-below', '^src/modules/', [
      '^src/(?:kernel|search|feed|stores|graphql|outbound|sigma|modules)/',
    ]),
    doorsOnly,
    ...inOrder,
    {
      name: 'typeorm-stays-in-tables-and-repositories',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/stores/', '\\.table\\.ts$', '\\.repository\\.ts$'] },
      to: { path: 'node_modules/typeorm' },
    },
    {
      name: 'pg-stays-in-stores',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/stores/'] },
      to: { path: 'node_modules/pg/' },
    },
    {
      name: 'type-graphql-stays-at-the-edge',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/graphql/', '^src/schema\\.ts$', '\\.(type|input|resolver)\\.ts$'] },
      to: { path: 'node_modules/type-graphql' },
    },
    {
      name: 'resolvers-never-touch-storage',
      severity: 'error',
      from: { path: '\\.resolver\\.ts$' },
      to: { path: ['^src/stores/', '\\.table\\.ts$', '\\.repository\\.ts$'] },
    },
    {
      name: 'search-needs-no-package-but-re2',
      severity: 'error',
      from: { path: '^src/search/', pathNot: '^src/search/regular-expression\\.ts$' },
      to: { dependencyTypes: ['npm'] },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
}
