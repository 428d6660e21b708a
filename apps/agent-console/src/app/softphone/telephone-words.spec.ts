import { faultOf } from './fault-of';
import { faultText, microphoneTrouble } from './telephone-words';

describe('what is said about the telephone', () => {
  it.each([
    [31401, 'microphone-denied'],
    [31402, 'microphone-missing'],
    [20104, 'token-refused'],
    [31205, 'token-refused'],
    [31005, 'unreachable'],
    [53000, 'unreachable'],
    [53405, 'no-audio'],
    [99999, 'other'],
    [undefined, 'other'],
  ] as const)("knows the SDK's error %s as %s", (code, fault) => {
    expect(faultOf(code)).toBe(fault);
  });

  it('says for every fault what helps or what happens next', () => {
    const sentences = (
      [
        'microphone-denied',
        'microphone-missing',
        'token-refused',
        'unreachable',
        'no-audio',
        'unsupported-browser',
        'insecure-page',
        'other',
      ] as const
    ).map(faultText);

    for (const sentence of sentences) expect(sentence.match(/[.]/g)?.length).toBeGreaterThan(1);
  });

  it('says nothing about a microphone that is ready or has not been asked for', () => {
    expect(microphoneTrouble('ready')).toBeNull();
    expect(microphoneTrouble('unknown')).toBeNull();
  });
});
