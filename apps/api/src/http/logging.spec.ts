import { Writable } from 'node:stream';
import { type LoggerOptions, pino } from 'pino';
import type { Options } from 'pino-http';
import { loggingOptions } from './logging';

describe('the log', () => {
  const options = loggingOptions({ LOG_LEVEL: 'info' }).pinoHttp as Options;

  const written = (line: object): string => {
    const lines: string[] = [];
    const stream = new Writable({
      write: (chunk: Buffer, _, done) => {
        lines.push(chunk.toString());
        done();
      },
    });
    pino(options as LoggerOptions, stream).info(line, 'something');
    return lines.join('');
  };

  it.each([
    ['a session', { req: { headers: { authorization: 'Bearer hush' } } }],
    ['a signature', { req: { headers: { 'x-twilio-signature': 'hush' } } }],
    ['a token', { session: { token: 'hush' } }],
    [
      'the carrier’s secrets',
      { environment: { TWILIO_AUTH_TOKEN: 'hush', TWILIO_API_KEY_SECRET: 'hush' } },
    ],
    ['the database’s password', { environment: { DATABASE_URL: 'hush' } }],
    [
      'what the carrier’s client was configured with',
      { err: new Error('failed', { cause: Object.assign(new Error(), { config: 'hush' }) }) },
    ],
  ])('does not reveal %s', (_, line) => {
    expect(written(line)).not.toContain('hush');
  });

  it.each([
    ['/api/calls/0d3ac16a-a570-47ec-85d2-ecc1281ec21c/hold'],
    ['/voice/calls/0d3ac16a-a570-47ec-85d2-ecc1281ec21c/conference'],
    ['/conference/wait?callId=0d3ac16a-a570-47ec-85d2-ecc1281ec21c'],
  ])('has the call’s id on the line of %s', (url) => {
    const properties = options.customProps?.({ url } as never, {} as never);
    expect(properties).toEqual({ callId: '0d3ac16a-a570-47ec-85d2-ecc1281ec21c' });
  });
});
