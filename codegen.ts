import type { CodegenConfig } from '@graphql-codegen/cli'

const output = {
  preset: 'client',
  config: {
    useTypeImports: true,
    enumsAsTypes: true,
    documentMode: 'string',
    scalars: {
      DateTime: 'string',
      Duration: 'string',
      JSONObject: 'Record<string, unknown>',
      TimePoint: 'string | number',
    },
  },
  presetConfig: { fragmentMasking: false },
} as const

/** Typed documents from the committed schema: of the operations that clients send, and of those in the tests. */
const config: CodegenConfig = {
  importExtension: '.ts',
  schema: 'schema.graphql',
  generates: {
    'clients/gql/': { ...output, documents: 'clients/operations/*.graphql' },
    'test/gql/': { ...output, documents: ['test/**/*.ts', '!test/gql/**'] },
  },
}

export default config
