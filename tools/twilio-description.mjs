// Records what Twilio's REST API and TwiML know, as the installed `twilio` package has it from
// Twilio's own descriptions: the simulator says of everything that it does not imitate. `node
// tools/twilio-description.mjs` writes the files; with `--check` it only fails when they are not up
// to date.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { format, resolveConfig } from 'prettier';

const twilio = dirname(createRequire(import.meta.url).resolve('twilio'));
const target = new URL('../libs/twilio-simulator/src/lib/description/', import.meta.url).pathname;

/**
 * The paths below `/2010-04-01`, with `{}` for what varies, and for each method its parameters.
 * @returns {Record<string, Record<string, string[]>>}
 */
function restApi() {
  const root = join(twilio, 'rest/api/v2010');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.js'),
  );
  /** @type {Record<string, Record<string, string[]>>} */
  const api = {};
  for (const file of files) {
    let path = '';
    /** @type {Set<string>} */
    let parameters = new Set();
    for (const line of readFileSync(join(root, file), 'utf8').split('\n')) {
      const [, uri] = /_uri = `([^`]+)`/.exec(line) ?? [];
      if (uri) path = uri.replace(/\$\{[^}]*\}/g, '{}');
      if (/\bdata = \{\}/.test(line)) parameters = new Set();
      const [, parameter] = /data\["([^"]+)"\]/.exec(line) ?? [];
      if (parameter) parameters.add(parameter);
      const [, method = ''] = /method: "(get|post|delete)"/.exec(line) ?? [];
      // The next page of a list has an address of its own, which says everything.
      if (!method || /targetUrl/.test(line)) continue;
      const methods = (api[path] ??= {});
      const known = (methods[method.toUpperCase()] ??= []);
      for (const name of parameters) if (!known.includes(name)) known.push(name);
      parameters = new Set();
    }
  }
  return sorted(api);
}

/**
 * The elements of TwiML with their attributes and what may stand in them; `Response` is the root.
 * @returns {Record<string, { attributes: string[], children: string[] }>}
 */
function twiml() {
  const code = readFileSync(join(twilio, 'twiml/VoiceResponse.js'), 'utf8');
  const types = readFileSync(join(twilio, 'twiml/VoiceResponse.d.ts'), 'utf8');
  /** @type {Record<string, { attributes: string[], children: string[] }>} */
  const elements = { Response: { attributes: [], children: [] } };
  let parent = '';
  /** @type {Record<string, string>} */
  const names = { VoiceResponse: 'Response' };
  for (const [, type = '', name = ''] of code.matchAll(
    /new VoiceResponse\.(\w+)\(this\.\w+\.ele\("([^"]+)"/g,
  )) {
    names[type] = name;
  }
  for (const line of code.split('\n')) {
    const [, type] = /^\s*class (\w+) extends/.exec(line) ?? [];
    if (type) parent = names[type] ?? '';
    const [, child] = /\.ele\("([^"]+)"/.exec(line) ?? [];
    if (child) addTo((elements[parent] ??= { attributes: [], children: [] }).children, child);
  }
  for (const [type, name] of Object.entries(names)) {
    const { attributes } = (elements[name] ??= { attributes: [], children: [] });
    const body = new RegExp(`interface ${type}Attributes \\{([^}]*)\\}`).exec(types)?.[1] ?? '';
    for (const [, attribute = ''] of body.matchAll(/^\s+"?([\w:]+)"?\?:/gm)) {
      addTo(attributes, attribute);
    }
  }
  return sorted(elements);
}

/** @param {string[]} list @param {string} item */
function addTo(list, item) {
  if (!list.includes(item)) list.push(item);
}

/** @template T @param {Record<string, T>} record @returns {Record<string, T>} */
function sorted(record) {
  return Object.fromEntries(
    Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}

const isCheck = process.argv.includes('--check');
for (const [name, content] of Object.entries({
  'rest-api.json': restApi(),
  'twiml.json': twiml(),
})) {
  const file = join(target, name);
  const options = { ...(await resolveConfig(file)), parser: 'json' };
  const text = await format(JSON.stringify(content), options);
  if (!isCheck) writeFileSync(file, text);
  else if (readFileSync(file, 'utf8') !== text) {
    console.error(`${name} is not what the installed twilio says: run ${process.argv[1]}`);
    process.exitCode = 1;
  }
}
