import { HttpErrorResponse } from '@angular/common/http';
import { problemText } from '../notices/problem-text';
import { durationText } from '../display/duration';
import { idleWords } from './idle-words';
import { phoneNumberText } from '../display/phone-number';

describe('how times are written', () => {
  it.each([
    [0, '0:00'],
    [7_900, '0:07'],
    [754_000, '12:34'],
    [3_723_000, '1:02:03'],
    [-2_000, '0:00'],
  ])('%d ms as %s', (ms, text) => {
    expect(durationText(ms)).toBe(text);
  });
});

describe('how numbers are written', () => {
  it.each([
    ['+12025550147', '+1 202 555 0147'],
    ['+4989123456', '+4989123456'],
    ['sip:somebody@example.com', 'sip:somebody@example.com'],
    ['', 'Unknown number'],
    [null, 'Hidden number'],
  ])('%s as %s', (number, text) => {
    expect(phoneNumberText(number)).toBe(text);
  });
});

describe('how failures are told', () => {
  it('by showing the detail of the problem when there is one', () => {
    const error = new HttpErrorResponse({
      status: 409,
      error: {
        type: 'about:blank',
        title: 'Conflict',
        status: 409,
        code: 'not_held',
        detail: 'The customer is not on hold.',
      },
    });

    expect(problemText(error)).toBe('The customer is not on hold.');
  });

  it('as an unreachable network when there was no answer', () => {
    expect(problemText(new HttpErrorResponse({ status: 0 }))).toMatch(/cannot be reached/);
  });

  it('with the status when the answer was not a problem document', () => {
    expect(problemText(new HttpErrorResponse({ status: 502, error: '<html>' }))).toMatch(/502/);
  });
});

describe('what an agent without a call can expect', () => {
  it('depends on presence and telephone', () => {
    expect(idleWords('available', 'registered', 0).headline).toBe('Ready for the next call');
    expect(idleWords('available', 'reconnecting', 0).headline).toBe('Almost ready');
    expect(idleWords('away', 'registered', 0).headline).toBe('You are away');
    expect(idleWords('ringing', 'registered', 0).headline).toBe('A call is coming to you');
  });
});
