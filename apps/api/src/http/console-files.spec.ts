import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import request from 'supertest';
import { Desk } from '../testing/desk';

const script = '/chunk-aB3_xY-z.js';
const content = 'run();\n'.repeat(500);
const copies = { br: brotliCompressSync(content), gzip: gzipSync(content) };

/* Real: the whole API, files. Not real: the console, which is a few small files. */
describe('the console, served by the desk', () => {
  let desk: Desk;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'console-'));
    await writeFile(join(folder, 'index.html'), '<title>Baton</title>');
    await writeFile(join(folder, 'heartbeat-timer.js'), 'tick()');
    await writeFile(join(folder, script), content);
    await writeFile(join(folder, `${script}.br`), copies.br);
    await writeFile(join(folder, `${script}.gz`), copies.gzip);
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

  const asks = (encodings: string, path = script) =>
    request(desk.app.getHttpServer()).get(path).set('Accept-Encoding', encodings);

  it.each(['br', 'gzip', 'identity'])(
    'has files that browsers keep, because their names change with what is in them: %s',
    async (encodings) => {
      const { headers } = await asks(encodings).expect(200);
      expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    },
  );

  it('has files whose names stay, which browsers ask for again', async () => {
    const { headers } = await asks('br', '/heartbeat-timer.js').expect(200);
    expect(headers['cache-control']).toBe('no-cache');
    expect(headers['content-encoding']).toBeUndefined();
  });

  it.each([
    { encodings: 'gzip, deflate, br, zstd', sent: 'br' as const },
    { encodings: 'br', sent: 'br' as const },
    { encodings: 'gzip', sent: 'gzip' as const },
    { encodings: 'gzip, br;q=0', sent: 'gzip' as const },
  ])('sends $sent to those who accept $encodings', async ({ encodings, sent }) => {
    const { headers, text } = await asks(encodings).expect(200);
    expect(headers).toMatchObject({
      'content-encoding': sent,
      'content-length': `${copies[sent].length}`,
      'content-type': expect.stringMatching(/^text\/javascript; charset=utf-8$/i) as string,
      vary: 'Accept-Encoding',
    });
    expect(text).toBe(content);
  });

  it.each(['identity', 'zstd', 'br;q=0'])('sends the file itself to %s', async (encodings) => {
    const { headers, text } = await asks(encodings).expect(200);
    expect(headers['content-encoding']).toBeUndefined();
    expect(headers).toMatchObject({
      'content-length': `${content.length}`,
      'content-type': expect.stringMatching(/^text\/javascript; charset=utf-8$/i) as string,
      vary: 'Accept-Encoding',
    });
    expect(text).toBe(content);
  });

  it('says of a file what it would send', async () => {
    const { headers, text } = await request(desk.app.getHttpServer())
      .head(script)
      .set('Accept-Encoding', 'br')
      .expect(200);
    expect(headers).toMatchObject({
      'content-encoding': 'br',
      'content-length': `${copies.br.length}`,
    });
    expect(text).toBeUndefined();
  });

  it('sends a part of the file, and of its copy', async () => {
    const plain = await asks('identity').set('Range', 'bytes=0-5').expect(206);
    expect(plain.text).toBe('run();');
    expect(plain.headers['content-range']).toBe(`bytes 0-5/${content.length}`);
    const { headers } = await request(desk.app.getHttpServer())
      .head(script)
      .set('Accept-Encoding', 'br')
      .set('Range', 'bytes=0-5')
      .expect(206);
    expect(headers['content-range']).toBe(`bytes 0-5/${copies.br.length}`);
  });

  it('does not call an error compressed', async () => {
    const { headers } = await asks('br').set('Range', 'bytes=99999-').expect(416);
    expect(headers['content-encoding']).toBeUndefined();
    expect(headers['content-type']).toContain('json');
  });

  it('has not changed for a browser that has it', async () => {
    const { headers } = await asks('br');
    await asks('br').set('If-None-Match', String(headers['etag'])).expect(304);
  });

  it.each(['/x.js', '/.env', '/main.js.map', '/calls/x.html', '/.git/config', '/A.PHP'])(
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

  it('is not sent to a client that asks for something other than a page', async () => {
    await request(desk.app.getHttpServer())
      .get('/missing.js')
      .set('Accept', 'application/javascript')
      .expect(404);
  });
});

/* Real: the whole API. Not real: the console, which nobody has built. */
describe('a console that is not built', () => {
  it('is found nowhere, and the desk works without', async () => {
    const desk = await Desk.open({ CONSOLE_DIR: join(tmpdir(), 'no-such-console') });
    try {
      const server = request(desk.app.getHttpServer());
      for (const path of ['/', '/sign-in', script]) {
        await server.get(path).set('Accept', 'text/html').expect(404);
      }
      await server.get('/health').expect(200);
    } finally {
      await desk.stop();
    }
  });
});
