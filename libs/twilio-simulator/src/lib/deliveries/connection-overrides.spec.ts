import { connectionOverridesOf } from './connection-overrides';

describe('the connection overrides of a webhook', () => {
  it('are one retry of a failed connection when none are written', () => {
    expect(connectionOverridesOf('http://desk/voice')).toEqual({
      connectTimeoutMs: 5_000,
      readTimeoutMs: 15_000,
      totalTimeoutMs: 15_000,
      retries: 1,
      retryOn: ['ct'],
    });
  });

  it('are read from the fragment', () => {
    const overrides = connectionOverridesOf(
      'http://desk/voice?a=1#rc=3&rp=ct,5xx&rt=4000&ct=200&tt=9000',
    );
    expect(overrides).toEqual({
      connectTimeoutMs: 200,
      readTimeoutMs: 4_000,
      totalTimeoutMs: 9_000,
      retries: 3,
      retryOn: ['ct', '5xx'],
    });
  });

  it('know a word for every cause', () => {
    expect(connectionOverridesOf('http://desk#rp=all').retryOn).toEqual(['ct', 'rt', '4xx', '5xx']);
  });

  it.each(['rc=6', 'rc=-1', 'rc=many', 'tt=20000', 'ct=50'])(
    'ignore %s, which is out of range',
    (written) => {
      expect(connectionOverridesOf(`http://desk#${written}`)).toEqual(
        connectionOverridesOf('http://desk'),
      );
    },
  );
});
