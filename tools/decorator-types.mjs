import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import ts from 'typescript';

/** Finds a class with a decorator: Nest may make it, by the types of its constructor. */
const decorated = /^@[A-Z]\w*\(/m;

/**
 * Keeps the types of constructors, by which Nest puts classes together: TypeScript writes them down
 * (`emitDecoratorMetadata`), and esbuild does not. Only files with such classes go through
 * TypeScript.
 *
 * @param {string} tsconfig
 * @returns {import('esbuild').Plugin}
 */
export function withDecoratorTypes(tsconfig) {
  const compilerOptions = optionsOf(tsconfig);
  return {
    name: 'decorator-types',
    setup(build) {
      build.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
        const source = await readFile(path, 'utf8');
        if (!decorated.test(source)) return undefined;
        const { outputText } = ts.transpileModule(source, { fileName: path, compilerOptions });
        return { contents: outputText, loader: 'js' };
      });
    },
  };
}

/**
 * @param {string} tsconfig
 * @returns {ts.CompilerOptions}
 */
function optionsOf(tsconfig) {
  const { config } = ts.readConfigFile(tsconfig, (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, dirname(tsconfig));
  return { ...options, module: ts.ModuleKind.ESNext, inlineSourceMap: true, sourceMap: false };
}
