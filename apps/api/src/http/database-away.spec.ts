import { isDatabaseAway } from './database-away';

const withCode = (message: string, code: string) => Object.assign(new Error(message), { code });

describe('the database is away', () => {
  it.each([
    ['the server refuses', withCode('connect ECONNREFUSED 127.0.0.1:5432', 'ECONNREFUSED')],
    ['a connection broke', withCode('read ECONNRESET', 'ECONNRESET')],
    ['a connection broke in a query', new Error('Connection terminated unexpectedly')],
    ['no connection came about in time', new Error('timeout exceeded when trying to connect')],
    ['the server is shutting down', withCode('terminating connection', '57P01')],
    ['the server is starting up', withCode('the database system is starting up', '57P03')],
    ['none of its addresses answers', new AggregateError([withCode('refused', 'ECONNREFUSED')])],
    ['a statement took too long', withCode('canceling statement', '57014')],
    ['somebody had to give way to another', withCode('deadlock detected', '40P01')],
    ['it has ended a transaction', new Error('Query runner already released. Cannot run …')],
    [
      'a library has wrapped it',
      new Error('query failed', { cause: withCode('read ECONNRESET', 'ECONNRESET') }),
    ],
  ])('when %s', (_, error) => {
    expect(isDatabaseAway(error)).toBe(true);
  });

  it.each([
    ['a row exists already', withCode('duplicate key', '23505')],
    ['something of ours is wrong', new TypeError('x is undefined')],
    ['it is not an error', 'ECONNREFUSED'],
  ])('but not when %s', (_, error) => {
    expect(isDatabaseAway(error)).toBe(false);
  });
});
