import { RestException } from 'twilio';
import { toCarrierError } from './carrier-error';

/** What the SDK throws for an answer that is not a success. */
const answered = (statusCode: number, body: object | string) =>
  new RestException({ statusCode, body: typeof body === 'string' ? body : JSON.stringify(body) });

describe('a request to the carrier that failed', () => {
  it.each([
    ['404', answered(404, { code: 20404, message: 'not found' })],
    ['a call that is over already', answered(400, { code: 21220, message: 'not in-progress' })],
    ['a conference that is over already', answered(400, { code: 16022, message: 'ended' })],
  ])('is about something gone: %s', (_, error) => {
    expect(toCarrierError('Hang up', error).failure).toBe('gone');
  });

  it.each([
    ['a wrong parameter', answered(400, { code: 21211, message: 'invalid To' })],
    ['a wrong key', answered(401, { code: 20003, message: 'Authenticate' })],
  ])('is refused for good: %s', (_, error) => {
    expect(toCarrierError('Ring', error).failure).toBe('refused');
  });

  it.each([
    ['too many requests', answered(429, { code: 20429, message: 'Too many' })],
    ['an error of theirs', answered(500, { code: 20500, message: 'internal' })],
    ['a page instead of an answer', answered(503, '<html>Unavailable</html>')],
    [
      'a time-out',
      Object.assign(new Error('timeout of 5000ms exceeded'), { code: 'ECONNABORTED' }),
    ],
    ['a lost connection', Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })],
  ])('may have been carried out: %s', (_, error) => {
    expect(toCarrierError('Ring', error).failure).toBe('unsure');
  });

  it('says what was wanted and what was answered', () => {
    const { message } = toCarrierError(
      'Ring agent1',
      answered(400, { code: 21211, message: 'invalid To' }),
    );
    expect(message).toMatch(/^Ring agent1: 400 21211 .*invalid To/);
  });
});
