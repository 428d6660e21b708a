import 'reflect-metadata';
import type { CanActivate } from '@nestjs/common';

/** What a class asks for: another class, the port that stands for one, or a symbol. */
export type Token<T = unknown> = (abstract new (...given: never[]) => T) | symbol | string;
export type Class<T = unknown> = new (...given: never[]) => T;

/** What a module lists, in the forms that the product uses. */
type Provider =
  | Class
  | { readonly provide: Token; readonly useClass: Class }
  | {
      readonly provide: Token;
      readonly inject?: readonly Token[];
      readonly useFactory: (...given: never[]) => unknown;
    };

/** How to make something, and of what. */
interface Recipe {
  readonly needs: readonly Token[];
  readonly make: (...given: never[]) => unknown;
}

/** What some modules list, with what those list that they import. */
export interface Listing {
  readonly recipes: ReadonlyMap<Token, Recipe>;
  readonly controllers: readonly Class[];
}

/** Reads the lists of modules from their decorators, each module once. */
export function listingOf(modules: readonly Class[]): Listing {
  const recipes = new Map<Token, Recipe>();
  const controllers: Class[] = [];
  for (const module of withImports(modules)) {
    for (const provider of listed('providers', module)) {
      const [token, recipe] = recipeOf(provider);
      recipes.set(token, recipe);
    }
    controllers.push(...listed('controllers', module));
  }
  return { recipes, controllers };
}

/** The modules and what they import, imports first. */
export function withImports(
  modules: readonly Class[],
  known = new Set<Class>(),
): ReadonlySet<Class> {
  for (const module of modules) {
    if (known.has(module)) continue;
    withImports(listed('imports', module), known);
    known.add(module);
  }
  return known;
}

/**
 * Makes what modules list, each thing once. Nest's own container would cost more than a history.
 */
export class Container {
  private readonly made: Map<Token, unknown>;

  constructor(
    private readonly listing: Listing,
    /** What stands in the place of what the modules list, or do not list. */
    given: Iterable<readonly [Token, unknown]>,
  ) {
    this.made = new Map(given);
    // A class that nobody asks for is made as well: Nest does so, too.
    for (const token of listing.recipes.keys()) this.get(token);
  }

  /** Finds something, or makes it. */
  get<T>(token: Token<T>): T {
    if (!this.made.has(token)) {
      const recipe = this.listing.recipes.get(token);
      if (!recipe) throw new Error(`No module of the simulation lists ${nameOf(token)}.`);
      this.made.set(token, this.cook(recipe));
    }
    return this.made.get(token) as T;
  }

  /** Makes something that no module lists, such as a guard that a route names. */
  make<T>(aClass: Class<T>): T {
    return this.cook(recipeOfClass(aClass)) as T;
  }

  /** The guards that controllers name. */
  guards(): ReadonlyMap<Class, CanActivate> {
    const named = new Set(this.listing.controllers.flatMap(guardsOf));
    return new Map([...named].map((guard) => [guard, this.make(guard)]));
  }

  /** All controllers, in the order of the modules. */
  controllers(): object[] {
    return this.listing.controllers.map((controller) => this.make(controller) as object);
  }

  private cook({ needs, make }: Recipe): unknown {
    return make(...(needs.map((token) => this.get(token)) as never[]));
  }
}

/** The guards that a controller names. */
export const guardsOf = (controller: Class) => listed('__guards__', controller);

function recipeOf(provider: Provider): readonly [Token, Recipe] {
  if (typeof provider === 'function') return [provider, recipeOfClass(provider)];
  if ('useClass' in provider) return [provider.provide, recipeOfClass(provider.useClass)];
  return [provider.provide, { needs: provider.inject ?? [], make: provider.useFactory }];
}

/** Reads what a constructor takes, as Nest does: its types, or what `@Inject` names instead. */
function recipeOfClass(aClass: Class): Recipe {
  const needs = [...listed('design:paramtypes', aClass)];
  if (needs.length < aClass.length) throw new Error(`${aClass.name} does not say what it needs.`);
  for (const { index, param } of listed('self:paramtypes', aClass)) needs[index] = param;
  return { needs, make: (...given) => new aClass(...given) };
}

/** What decorators note down of a class, by the keys that Nest and TypeScript use. */
interface Noted {
  imports: Class;
  providers: Provider;
  controllers: Class;
  __guards__: Class<CanActivate>;
  'design:paramtypes': Token;
  'self:paramtypes': { readonly index: number; readonly param: Token };
}

const listed = <K extends keyof Noted>(key: K, aClass: Class): readonly Noted[K][] =>
  (Reflect.getMetadata(key, aClass) ?? []) as readonly Noted[K][];

const nameOf = (token: Token) => (typeof token === 'function' ? token.name : String(token));
