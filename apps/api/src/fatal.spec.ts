import { tellWhatIsFatal } from './fatal';

describe('an error that nobody has caught', () => {
  const before = process.listeners('uncaughtException');
  afterEach(() => {
    for (const listener of process.listeners('uncaughtException')) {
      if (!before.includes(listener)) process.off('uncaughtException', listener);
    }
  });

  it('ends the process, and is told without the values that it was about', () => {
    const codes: number[] = [];
    const written: string[] = [];
    tellWhatIsFatal((code) => codes.push(code));
    const write = jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
      written.push(String(text));
      return true;
    });
    const error = Object.assign(new Error('duplicate of +12025550142'), {
      ...{ code: '23505', detail: 'Key (number)=(+12025550142)', parameters: ['hush'] },
    });
    process.listeners('uncaughtException').at(-1)?.(error, 'uncaughtException');
    write.mockRestore();
    expect(codes).toEqual([1]);
    expect(written.join('')).toMatch(/duplicate of \[number\].*23505/);
    expect(written.join('')).not.toMatch(/hush|12025550142/);
  });
});
