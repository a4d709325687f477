import type { CodegenConfig } from '@graphql-codegen/cli'

/** Typed documents for the tests, from the committed schema. */
const config: CodegenConfig = {
  importExtension: '.ts',
  schema: 'schema.graphql',
  documents: ['test/**/*.ts', '!test/gql/**'],
  generates: {
    'test/gql/': {
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
    },
  },
}

export default config
