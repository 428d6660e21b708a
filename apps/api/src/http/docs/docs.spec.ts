import request from 'supertest';
import { Desk } from '../../testing/desk';
import { examples } from './examples';
import { operationsOf, type Schema } from './operations';

/* Real: the whole API, PostgreSQL. */
describe('the API’s description', () => {
  let desk: Desk;
  let document: Parameters<typeof operationsOf>[0];
  let page: string;
  beforeAll(async () => {
    desk = await Desk.open();
    const get = (path: string) => request(desk.app.getHttpServer()).get(path).expect(200);
    document = (await get('/api/docs-json')).body as typeof document;
    page = (await get('/api/docs')).text;
  });
  afterAll(() => desk.stop());

  const schemas = () => Object.entries(document.components?.schemas ?? {}) as [string, Schema][];

  it('says of every operation what it does, and what comes of it, well or not', () => {
    const operations = operationsOf(document);
    expect(operations.length).toBeGreaterThan(20);
    const lacking = operations.filter(({ summary, description, responses, tags }) => {
      const answers = Object.entries(responses);
      const isTold = (from: number) =>
        answers.some(([status, told]) => Number(status) >= from && told.description.length > 2);
      const isWhole = answers.every(([, told]) => told.description.length > 2);
      return !summary || !description || !tags?.length || !isTold(200) || !isTold(400) || !isWhole;
    });
    expect(lacking.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
  });

  it('shows an example of every answer and of every body in JSON', () => {
    const bare = operationsOf(document).flatMap(({ method, path, requestBody, responses }) =>
      Object.entries({ body: requestBody, ...responses }).flatMap(([what, told]) =>
        Object.entries(told?.content ?? {})
          .filter(([type]) => type.endsWith('json'))
          .filter(([, { example, examples: more }]) => example === undefined && !more)
          .map(() => `${method} ${path}: ${what}`),
      ),
    );
    expect(bare).toEqual([]);
  });

  it.each(Object.entries(examples))('has a valid example of %s', (_, { schema, value }) => {
    expect(() => schema.parse(value)).not.toThrow();
  });

  it('describes each shape, each of its fields, each parameter and each tag', () => {
    const bare: string[] = [];
    const look = (where: string, { description, properties = {}, ...schema }: Schema) => {
      if (!description) bare.push(where);
      for (const [name, property] of Object.entries(properties)) look(`${where}.${name}`, property);
      for (const inner of [...(schema.oneOf ?? []), ...(schema.anyOf ?? []), schema.items ?? {}]) {
        if (inner.properties) look(where, { description: 'as a whole', ...inner });
      }
    };
    for (const [name, schema] of schemas()) look(name, schema);
    for (const { path, parameters = [] } of operationsOf(document)) {
      for (const { name, description } of parameters)
        if (!description) bare.push(`${path} ${name}`);
    }
    const tags = document.tags ?? [];
    const used = new Set(operationsOf(document).flatMap((one) => one.tags ?? []));
    expect(bare).toEqual([]);
    expect(new Set(tags.filter((tag) => tag.description).map(({ name }) => name))).toEqual(used);
  });

  it('is a page that leads to every operation and shape, and whose links lead somewhere', () => {
    for (const { operationId } of operationsOf(document))
      expect(page).toContain(`id="${operationId}"`);
    for (const [name] of schemas()) expect(page).toContain(`id="shape-${name}"`);
    const targets = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(targets.filter((id) => !page.includes(`id="${id}"`))).toEqual([]);
    expect(page).not.toMatch(/<script|\son\w+=|style="|undefined|\[object/);
  });
});
