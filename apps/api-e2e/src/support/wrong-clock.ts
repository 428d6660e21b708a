/**
 * What a process is started with so that its machine's clock, for it alone, is fast by so many ms.
 */
export function wrongClock(ms: number): Readonly<Record<string, string>> {
  const script = `
    const Right = Date;
    globalThis.Date = class Date extends Right {
      constructor(...given) {
        super(...(given.length > 0 ? given : [Right.now() + ${ms}]));
      }
      static now() {
        return Right.now() + ${ms};
      }
    };`;
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(script)}` };
}
