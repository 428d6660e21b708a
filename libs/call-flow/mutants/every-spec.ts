import { globSync } from 'node:fs';
import { join } from 'node:path';

/*
 * Every spec in one, so that the machine is loaded once for each mutant instead of once for each
 * file. The one that takes a second comes last: most mutants are noticed by then. The printed
 * machine stays a file of its own, because its snapshot lies beside it.
 */
const source = join(__dirname, '../src');
const isPrinted = (spec: string) => spec.endsWith('matrix.spec.ts');
const isSlow = (spec: string) => spec.endsWith('promise.spec.ts');

const specs = globSync('**/*.spec.ts', { cwd: source })
  .sort()
  .filter((spec) => !isPrinted(spec));
for (const spec of [...specs.filter((each) => !isSlow(each)), ...specs.filter(isSlow)]) {
  describe(spec, () => {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- which ones there are is known only now
    require(join(source, spec));
  });
}
