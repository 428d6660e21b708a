import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Desk } from './support/desk';

const checkout = join(__dirname, '..', '..', '..');
const built = join(checkout, 'dist', 'apps', 'agent-console');
const keptForEver = 'public, max-age=31536000, immutable';

/** What the build makes out of sources, and so names after the content; the rest keeps its name. */
const files = filesIn(built).filter((name) => !/\.(br|gz)$/.test(name));
const asTheyAre = new Set([
  ...filesIn(join(checkout, 'apps', 'agent-console', 'public')),
  'index.html',
  '3rdpartylicenses.txt',
]);
const named = files.filter((name) => !asTheyAre.has(name));
const others = files.filter((name) => asTheyAre.has(name));
const long = files.filter(
  (name) => /\.(js|css|html|svg|txt)$/.test(name) && statSync(join(built, name)).size >= 1_024,
);

/* Real: the built console, served by the built API. */
describe('the files of the built console', () => {
  let desk: Desk;
  beforeAll(async () => {
    if (!existsSync(join(built, 'index.html')))
      throw new Error(`There is no console in ${built}. Build it: npx nx build agent-console`);
    desk = await Desk.open({ environment: { CONSOLE_DIR: built } });
  });
  afterAll(() => desk.close());

  const asks = (name: string, encodings: string, method = 'GET') =>
    fetch(`${desk.url}/${name}`, { method, headers: { 'Accept-Encoding': encodings } });
  const cacheControl = async (name: string) =>
    (await asks(name, 'br', 'HEAD')).headers.get('cache-control');

  it('are kept by browsers forever when their name changes with the content', async () => {
    expect(named.length).toBeGreaterThan(5);
    for (const name of named) expect([name, await cacheControl(name)]).toEqual([name, keptForEver]);
  });

  it('are asked for again when their name stays', async () => {
    expect(others).toEqual(expect.arrayContaining(['index.html', 'heartbeat-timer.js']));
    for (const name of others) expect([name, await cacheControl(name)]).toEqual([name, 'no-cache']);
  });

  it('are kept by the same rule in the composed stack', () => {
    const template = readFileSync(join(checkout, 'docker', 'desk.conf.template'), 'utf8');
    const rule = /"~(.+)" "public, max-age=31536000, immutable"/.exec(template)?.[1];
    const isKept = new RegExp(rule ?? 'there is no such rule');
    expect(files.filter((name) => isKept.test(`/${name}`))).toEqual(named);
  });

  it.each([
    { encodings: 'gzip, deflate, br, zstd', ending: '.br', encoding: 'br' },
    { encodings: 'gzip, deflate', ending: '.gz', encoding: 'gzip' },
    { encodings: 'identity', ending: '', encoding: null },
  ])(
    'travel as $encoding to those who accept $encodings',
    async ({ encodings, ending, encoding }) => {
      expect(long.length).toBeGreaterThan(5);
      for (const name of long) {
        const answer = await asks(name, encodings);
        const { headers } = answer;
        expect([name, headers.get('content-encoding')]).toEqual([name, encoding]);
        expect(headers.get('content-length')).toBe(`${sizeOf(`${name}${ending}`)}`);
        expect(headers.get('vary')).toBe('Accept-Encoding');
        // Jest itself takes seconds to compare so many bytes.
        const content = Buffer.from(await answer.arrayBuffer());
        expect([name, content.equals(readFileSync(join(built, name)))]).toEqual([name, true]);
      }
    },
  );

  it('are a quarter of their size when the page loads', async () => {
    const page = await (await asks('', 'br')).text();
    const first = [...page.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)].map(([, name]) =>
      String(name),
    );
    expect(first.length).toBeGreaterThan(1);
    const plain = first.reduce((sum, name) => sum + sizeOf(name), 0);
    const sent = first.reduce((sum, name) => sum + sizeOf(`${name}.br`), 0);
    expect(sent / plain).toBeLessThan(0.25);
  });
});

/** @returns the names of all files below the folder, with `/` between the steps, in order */
function filesIn(folder: string): string[] {
  return globSync('**/*', { cwd: folder })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => name.replaceAll('\\', '/'))
    .sort();
}

function sizeOf(name: string): number {
  return statSync(join(built, name)).size;
}
