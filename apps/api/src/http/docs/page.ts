import type { OpenAPIObject } from '@nestjs/swagger';
import { commonAnswers } from './complete';
import { type Answer, type Media, type Operation, operationsOf, type Schema } from './operations';

/**
 * Draws the API's description as one page of HTML: no script, nothing from elsewhere, readable at
 * any width.
 */
export function pageOf(document: OpenAPIObject): string {
  const { info, tags = [], components } = document;
  const operations = operationsOf(document);
  const schemas = Object.entries((components?.schemas ?? {}) as Record<string, Schema>);
  const ofTag = (name: string) => operations.filter((one) => one.tags?.includes(name));
  const links = tags.map(({ name }) => `<li><a href="#${name}">${name}</a></li>`).join('');
  const chapters = tags.map(
    ({ name, description }) =>
      `<section><h2 id="${name}">${name}</h2><p>${words(description)}</p>${ofTag(name).map(operation).join('')}</section>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(info.title)} API</title>
<link rel="stylesheet" href="/api/docs.css"><link rel="icon" href="data:,">
</head>
<body>
<header><h1>${text(info.title)} API</h1><p>${words(info.description)}</p>
<p><a href="/api/docs-json">The same as OpenAPI, in JSON</a></p></header>
<nav aria-label="Contents"><ul><li><a href="#errors">errors</a></li>${links}<li><a href="#shapes">shapes</a></li></ul></nav>
<main><section><h2 id="errors">errors</h2><p>Any operation may answer these; 401 and 429 where it needs a session. What else it answers stands beside it.</p>${Object.entries(
    commonAnswers,
  )
    .map(([status, answer]) => answerOf(status, answer))
    .join('')}</section>${chapters.join('')}
<section><h2 id="shapes">shapes</h2><p>What goes over the wire.</p>${schemas.map(shape).join('')}</section></main>
</body>
</html>`;
}

function operation(one: Operation): string {
  const { method, path, operationId, summary, description, security, parameters, responses } = one;
  const own = Object.entries(responses).filter(
    ([status, { description: told }]) => commonAnswers[status]?.description !== told,
  );
  const answers = own.map(([status, answer]) => answerOf(status, answer));
  return `<article id="${operationId}"><h3>${text(summary)}</h3>
<p class="address"><strong class="${method}">${method}</strong> <code>${text(path).replaceAll('/', '/<wbr>')}</code></p>
<p>${words(description)}</p><p>${security ? 'Needs the token of a session.' : 'Needs no session.'}</p>
${list((parameters ?? []).map(({ name, description: what }) => term(name, 'in the address', what)))}
${media('Body', one.requestBody?.content)}
<h4>Answers<span class="of"> of “${text(summary)}”</span></h4>${answers.join('')}</article>`;
}

function answerOf(status: string, { description, content }: Answer): string {
  return `<details><summary><strong>${status}</strong> ${words(description)}</summary>${media('', content) || '<p>Without a body.</p>'}</details>`;
}

function media(title: string, content: Record<string, Media> = {}): string {
  return Object.entries(content)
    .map(([type, { schema, example, examples }]) => {
      const values = example === undefined ? Object.values(examples ?? {}) : [{ value: example }];
      const samples = values.map(({ value }) => sample(value)).join('');
      return `<p>${title && `<strong>${title}</strong> `}<code>${type}</code> ${schema ? kindOf(schema) : ''}</p>${samples}`;
    })
    .join('');
}

/** It can be reached with the keyboard, because what is long scrolls. */
const sample = (value: unknown) =>
  `<pre tabindex="0"><code>${text(JSON.stringify(value, null, 2))}</code></pre>`;

function shape([name, schema]: [string, Schema]): string {
  return `<article id="shape-${name}"><h3>${name}</h3><p>${words(schema.description)}</p>${fields(schema)}</article>`;
}

function fields(schema: Schema): string {
  if (schema.items) return `<p>A list of ${kindOf(schema.items)}.</p>`;
  const choices = schema.oneOf ?? schema.anyOf ?? [];
  if (choices.length > 0) return choices.map(fields).join('<p>or</p>');
  const { properties = {}, required = [] } = schema;
  return list(
    Object.entries(properties).map(([name, property]) => {
      const kind = `${kindOf(property)}${required.includes(name) ? '' : ', may be left out'}`;
      return term(name, kind, property.description, nested(property));
    }),
  );
}

/** What an object without a name of its own consists of. */
function nested({ properties, items, oneOf, anyOf }: Schema): string {
  const inner = items?.properties ? items : { properties, oneOf, anyOf };
  const isDrawn =
    inner.properties ?? [...(oneOf ?? []), ...(anyOf ?? [])].some((one) => one.properties);
  return isDrawn ? fields(inner as Schema) : '';
}

function kindOf(schema: Schema): string {
  const [referred] = schema.allOf ?? [];
  const orNull = schema.nullable ? ' or null' : '';
  const name = (schema.$ref ?? referred?.$ref)?.split('/').at(-1);
  if (name) return `<a href="#shape-${name}">${name}</a>${orNull}`;
  if (schema.items) return `list of ${kindOf(schema.items)}${orNull}`;
  if (schema.enum) {
    return schema.enum.map((value) => `<code>${text(String(value))}</code>`).join(', ') + orNull;
  }
  const format = schema.format ? ` (${schema.format})` : '';
  return `${schema.type ?? 'one of these'}${format}${orNull}`;
}

const term = (name: string, kind: string, what = '', more = '') =>
  `<div><dt><code>${text(name)}</code> <span class="kind">${kind}</span></dt><dd>${words(what)}${more}</dd></div>`;

const list = (terms: readonly string[]) => (terms.length > 0 ? `<dl>${terms.join('')}</dl>` : '');

const text = (raw = '') =>
  raw
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** A sentence, in which `…` is code. */
const words = (raw = '') => text(raw).replace(/`([^`]+)`/g, '<code>$1</code>');
