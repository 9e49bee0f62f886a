import type { CodegenConfig } from '@graphql-codegen/cli';

// Types of the documents in src, from the schema that the server is generated from.
const config: CodegenConfig = {
  schema: '../../graph/*.graphqls',
  documents: ['src/**/*.{ts,tsx}', '!src/gql/**'],
  generates: {
    './src/gql/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: 'string',
        enumsAsTypes: true,
        useTypeImports: true,
        strictScalars: true,
        scalars: { Money: 'string', Decimal: 'string', Date: 'string', Time: 'string', Cursor: 'string', Upload: 'File', Any: 'unknown', Map: 'unknown' },
      },
    },
  },
};

export default config;
