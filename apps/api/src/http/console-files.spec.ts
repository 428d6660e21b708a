import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { Desk } from '../testing/desk';

/* Real: the whole API, files. Not real: the console, which is two small files. */
describe('the console, served by the desk', () => {
  let desk: Desk;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'console-'));
    await writeFile(join(folder, 'index.html'), '<title>Baton</title>');
    await writeFile(join(folder, 'chunk-aB3_xY9z.js'), 'run()');
    desk = await Desk.open({ CONSOLE_DIR: folder });
  });
  afterAll(async () => {
    await desk.stop();
    await rm(folder, { recursive: true });
  });
  const browserGets = (path: string) =>
    request(desk.app.getHttpServer()).get(path).set('Accept', 'text/html');

  it.each(['/', '/sign-in', '/calls/1'])('is the page at %s, always fresh', async (path) => {
    const { text, headers } = await browserGets(path).expect(200);
    expect(text).toContain('<title>Baton</title>');
    expect(headers['cache-control']).toBe('no-cache');
  });

  it('has files that browsers keep, because their names change with what is in them', async () => {
    const { headers } = await request(desk.app.getHttpServer())
      .get('/chunk-aB3_xY9z.js')
      .expect(200);
    expect(headers['cache-control']).toContain('immutable');
  });

  it.each(['/x.js', '/.env', '/main.js.map', '/calls/x.html', '/.git/config.bak'])(
    'is not in the place of a file that is not there: %s',
    async (path) => {
      await browserGets(path).expect(404);
    },
  );

  it.each(['/api/nothing', '/voice/nothing', '/conference/nothing'])(
    'is not at %s',
    async (path) => {
      await browserGets(path).expect(404);
    },
  );

  it('is no answer to somebody who asks for something else than a page', async () => {
    await request(desk.app.getHttpServer())
      .get('/missing.js')
      .set('Accept', 'application/javascript')
      .expect(404);
  });
});
