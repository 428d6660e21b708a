import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

/*
 * A lint rule of this project: folders under a root import each other in one direction only, by
 * value and by type. Files that lie in the root itself put the folders together and belong to none.
 * Tests may look into every folder.
 */

const isTest = /\.(spec|proof)\.ts$|[\\/]testing[\\/]/;
const importLine = /(?:from|import)\s+'(\.[^']+)'/g;

/** @typedef {Map<string, Set<string>>} Graph which folder imports which */

/** @type {Map<string, Graph>} what one run of the linter has read */
const graphs = new Map();

/** @type {import('eslint').Rule.RuleModule} */
export const noFolderCircles = {
  meta: {
    type: 'problem',
    schema: [
      {
        type: 'object',
        properties: { roots: { type: 'array', items: { type: 'string' } } },
        required: ['roots'],
        additionalProperties: false,
      },
    ],
    messages: {
      circle:
        'The folder "{{from}}" imports "{{to}}", which leads back to "{{from}}": {{way}}. Move the file, or what it needs, to where both may look.',
    },
  },
  create(context) {
    const [{ roots }] = /** @type {[{ roots: string[] }]} */ (context.options);
    const root = roots
      .map((one) => resolve(context.cwd, one))
      .find((one) => isIn(one, context.filename));
    if (!root || isTest.test(context.filename)) return {};

    /** @param {{ source?: import('estree').Expression | null | undefined }} node */
    const look = (node) => {
      const source = node.source;
      if (source?.type !== 'Literal' || typeof source.value !== 'string') return;
      const target = fileOf(context.filename, source.value);
      if (!target || !isIn(root, target)) return;
      for (const [from, to] of steps(root, context.filename, target)) {
        const way = wayBack(graphOf(root), to, from);
        if (!way) continue;
        const data = { from, to, way: [from, ...way].join(' → ') };
        context.report({ node: source, messageId: 'circle', data });
        return;
      }
    };
    return {
      ImportDeclaration: look,
      ExportNamedDeclaration: look,
      ExportAllDeclaration: look,
    };
  },
};

/** @param {string} root @param {string} file */
function isIn(root, file) {
  return file.startsWith(root + sep);
}

/**
 * The steps that an import takes between folders, at every depth: from `a/b` to `c/d` it is one
 * from `a` to `c` and one from `a/b` to `c/d`.
 *
 * @param {string} root
 * @param {string} file
 * @param {string} target
 * @returns {[string, string][]}
 */
function steps(root, file, target) {
  const [from, to] = [partsOf(root, file), partsOf(root, target)];
  if (from.length === 0 || to.length === 0) return [];
  /** @type {[string, string][]} */
  const found = [];
  for (let depth = 1; depth <= Math.max(from.length, to.length); depth += 1) {
    const step = [from, to].map((parts) => parts.slice(0, depth).join('/'));
    if (step[0] !== step[1]) found.push(/** @type {[string, string]} */ (step));
  }
  return found;
}

/** @param {string} root @param {string} file */
function partsOf(root, file) {
  const folder = relative(root, dirname(file));
  return folder === '' ? [] : folder.split(sep);
}

/**
 * @param {Graph} graph
 * @param {string} from
 * @param {string} to
 * @returns {string[] | null} the folders on the shortest way, both ends included
 */
function wayBack(graph, from, to) {
  const ways = [[from]];
  const seen = new Set([from]);
  for (let way = ways.shift(); way; way = ways.shift()) {
    const last = way.at(-1) ?? from;
    if (last === to) return way;
    for (const next of graph.get(last) ?? []) {
      if (seen.has(next)) continue;
      seen.add(next);
      ways.push([...way, next]);
    }
  }
  return null;
}

/** @param {string} root @returns {Graph} */
function graphOf(root) {
  const known = graphs.get(root);
  if (known) return known;
  /** @type {Graph} */
  const graph = new Map();
  for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    const file = join(root, name);
    if (!file.endsWith('.ts') || isTest.test(file)) continue;
    for (const [, specifier = ''] of readFileSync(file, 'utf8').matchAll(importLine)) {
      const target = fileOf(file, specifier);
      if (!target || !isIn(root, target)) continue;
      for (const [from, to] of steps(root, file, target)) {
        const importing = graph.get(from) ?? new Set();
        graph.set(from, importing.add(to));
      }
    }
  }
  graphs.set(root, graph);
  return graph;
}

/** @param {string} file @param {string} specifier @returns {string | null} */
function fileOf(file, specifier) {
  if (!specifier.startsWith('.')) return null;
  const path = resolve(dirname(file), specifier);
  return (
    [`${path}.ts`, join(path, 'index.ts')].find((one) =>
      statSync(one, { throwIfNoEntry: false }),
    ) ?? null
  );
}
