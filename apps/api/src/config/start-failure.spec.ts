import { ConfigurationError } from './environment';
import { whyItCannotStart } from './start-failure';

const systemError = (message: string, fields: object) => Object.assign(new Error(message), fields);

describe('why the desk cannot start', () => {
  it.each([
    [
      'a port that is taken is named',
      systemError('listen EADDRINUSE', { code: 'EADDRINUSE', syscall: 'listen', port: 3000 }),
      'Baton cannot start, because port 3000 is taken. Set PORT to another one.',
    ],
    [
      'a database that does not answer is named, at whichever of its addresses',
      new AggregateError([
        systemError('connect ECONNREFUSED ::1:5432', { code: 'ECONNREFUSED', syscall: 'connect' }),
        systemError('connect ECONNREFUSED 127.0.0.1:5432', { syscall: 'connect' }),
      ]),
      'Baton cannot start, because the database does not answer (connect ECONNREFUSED ::1:5432). Start it, or set DATABASE_URL to where it is.',
    ],
    ['the configuration speaks for itself', new ConfigurationError('PORT: wrong'), 'PORT: wrong'],
    ['anything else has its own words', new Error('no'), 'Baton cannot start: no'],
  ])('%s', (_, error, sentence) => {
    expect(whyItCannotStart(error)).toBe(sentence);
  });
});
