const { NxAppWebpackPlugin } = require('@nx/webpack/app-plugin');
const { join } = require('node:path');

const library = 'libs/twilio-simulator/src/lib';
const processes = ['media-process', 'sound-process', 'speech-process'];

module.exports = {
  output: { path: join(__dirname, '../../dist/apps/twilio-simulator'), clean: true },
  // The parts find each other, and the pages, by where they lie.
  node: { __dirname: false, __filename: false },
  plugins: [
    new NxAppWebpackPlugin({
      target: 'node',
      compiler: 'tsc',
      main: './src/main.ts',
      tsConfig: './tsconfig.app.json',
      // Audio has processes of its own.
      additionalEntryPoints: processes.map((name) => ({
        entryName: name,
        entryPath: join(__dirname, '../..', library, 'media', `${name}.ts`),
      })),
      assets: ['handset', 'switchboard'].map((page) => ({
        glob: '**/*',
        input: `${library}/${page}/page`,
        output: `pages/${page}`,
      })),
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
