import { Logger } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import { ProblemException, problemOf } from './problem';
import { fits, type Route, routesOf } from './routes';

/** Where the carrier calls. */
export const carrierPaths = ['/conference', '/voice'];

/** Express answers these by itself where there is a GET, and for every address. */
const alwaysAnswered = new Set(['OPTIONS', 'HEAD']);

/** Answers 405 where an address is there for other methods only, and says which in `Allow`. */
export function refuseOtherMethods(app: NestExpressApplication) {
  const logger = new Logger('AllowedMethods');
  let routes: Route[] | null = null;
  /** By address, for those that hold no id: the carrier asks for few, again and again. */
  const known = new Map<string, readonly string[]>();
  const methodsOf = (path: string): readonly string[] => {
    const before = known.get(path);
    if (before) return before;
    // They are complete when the first request comes.
    routes ??= routesOf(app);
    const methods = routes.filter((route) => fits(route.path, path)).map(({ method }) => method);
    if (routes.some((route) => route.path === path)) known.set(path, methods);
    return methods;
  };
  return (request: Request, response: Response, next: NextFunction): void => {
    const allowed = methodsOf(request.path);
    const isAllowed =
      allowed.length === 0 ||
      alwaysAnswered.has(request.method) ||
      allowed.includes(request.method) ||
      allowed.includes('ALL');
    if (isAllowed) {
      next();
      return;
    }
    if (isCarriers(request.path)) {
      logger.warn(
        { method: request.method, path: request.path, from: request.ip },
        'webhook with the wrong method: the number is configured with it, or a redirect on the way (http to https, a slash at the end) has turned POST into GET',
      );
    }
    response.setHeader('Allow', [...new Set(allowed)].join(', '));
    next(
      new ProblemException(
        problemOf(
          405,
          'wrong_method',
          `Use ${[...new Set(allowed)].join(' or ')} at this address.`,
        ),
      ),
    );
  };
}

const isCarriers = (path: string) =>
  carrierPaths.some((prefix) => path === prefix || path.startsWith(`${prefix}/`));
