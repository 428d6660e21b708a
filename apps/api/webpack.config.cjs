const { NxAppWebpackPlugin } = require('@nx/webpack/app-plugin');
const { join } = require('node:path');

module.exports = {
  output: { path: join(__dirname, '../../dist/apps/api'), clean: true },
  plugins: [
    new NxAppWebpackPlugin({
      target: 'node',
      // Nest's dependency injection and TypeORM read decorator metadata, which only tsc emits.
      compiler: 'tsc',
      main: './src/main.ts',
      additionalEntryPoints: [{ entryName: 'replay', entryPath: 'apps/api/src/replay-call.ts' }],
      tsConfig: './tsconfig.app.json',
      assets: [{ glob: '*.wav', input: 'apps/api/src/audio', output: 'audio' }],
      externalDependencies: 'all',
      optimization: false,
      outputHashing: 'none',
      sourceMap: true,
      // What has not changed is not translated again while the sources are watched.
      cache: { type: 'memory' },
      // The typecheck target does it, once.
      skipTypeChecking: true,
    }),
  ],
};
