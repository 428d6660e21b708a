import { AppModule } from '../src/app.module';
import { OutdatedSessions } from '../src/edges/auth/outdated-sessions';
import { Container, listingOf, withImports } from './desk/container';
import { modulesOfTheShell } from './desk/shell';
import { environment } from './environment';

/** The modules of the product that no history lives through. */
const leftOut = new Map([
  ['ConfigModule', 'The simulation has its own environment.'],
  ['LoggerModule', 'Nobody reads the logs of a history.'],
  ['ThrottlerModule', 'It limits strangers, and a history has none.'],
  ['DatabaseModule', 'Tables in memory stand in its place.'],
  ['TelephonyModule', 'Each process has its own way to the simulator’s carrier.'],
  ['JobsModule', 'The job crew stands in its place; the tasks are the desk’s own.'],
  ['TokenModule', 'The simulator’s telephones need no token.'],
  ['HealthModule', 'Nobody watches over a history but the oracle.'],
  ['FlightRecorderModule', 'It only reads what is stored.'],
]);

/** What Nest calls by itself, and who of the shell need not be called. */
const hooks = ['onModuleInit', 'onApplicationBootstrap', 'beforeApplicationShutdown'];
const notCalled = [
  // Agents of a history sign in without a password, and the configuration stays as it is.
  OutdatedSessions,
];

type Class = Parameters<typeof withImports>[0][number];

const classOf = (module: unknown): Class => {
  const dynamic = module as Class | { readonly module: Class };
  return 'module' in dynamic ? dynamic.module : dynamic;
};

describe('the shell that the simulation runs', () => {
  const inShell = withImports(modulesOfTheShell);

  it('takes every module of the API, or one is left out for a reason', () => {
    const { imports = [] } = AppModule.forRoot(environment);
    const forgotten = imports
      .map(classOf)
      .filter((module) => !inShell.has(module) && !leftOut.has(module.name));
    expect(forgotten).toEqual([]);
  });

  it('takes every module that those import which are left out', () => {
    const { imports = [] } = AppModule.forRoot(environment);
    const ours = imports.map(classOf).filter(({ name }) => name === 'JobsModule');
    const forgotten = [...withImports(ours)].filter(
      (module) => !inShell.has(module) && !leftOut.has(module.name),
    );
    expect(forgotten).toEqual([]);
  });

  it('has nobody who waits to be called by Nest', () => {
    const { recipes, controllers } = listingOf(modulesOfTheShell);
    const classes = [...recipes.keys(), ...controllers].filter((one) => typeof one === 'function');
    const waiting = classes.filter(({ prototype }) =>
      hooks.some((hook) => hook in (prototype as object)),
    );
    expect(waiting).toEqual(notCalled);
  });

  it('is not made when a class needs what no module lists', () => {
    expect(() => new Container(listingOf(modulesOfTheShell), [])).toThrow(
      /No module of the simulation lists/,
    );
  });
});
