import type { IncomingMessage } from 'node:http';
import { Logger } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import type { Environment } from '../config/environment.schema';
import { hostNameOf, isLoopbackName } from '../config/host-names';
import { ProblemException, problemOf } from './problem';

/**
 * The carrier and load balancers call these by the names that they have for the desk; browsers have
 * no use for them.
 */
const calledByMachines = /^\/(audio|conference|health|voice)(\/|$)/i;

/** A name that a stranger has chosen is written down no longer than this, in characters. */
const maxToldNameCharacters = 100;

/**
 * Knows by which names browsers reach the desk. A foreign page can make its own name lead to this
 * machine (DNS rebinding). The browser then treats the desk as a part of that page. Only the name
 * tells them apart.
 */
export class AllowedHosts {
  private readonly names: ReadonlySet<string>;

  constructor({
    PUBLIC_BASE_URL,
    ALLOWED_HOSTS,
  }: Pick<Environment, 'PUBLIC_BASE_URL' | 'ALLOWED_HOSTS'>) {
    this.names = new Set([new URL(PUBLIC_BASE_URL).hostname, ...ALLOWED_HOSTS]);
  }

  /** Whether a `Host` header names this desk. */
  allows(host: string | undefined): boolean {
    const name = host === undefined ? null : hostNameOf(host);
    return name !== null && (isLoopbackName(name) || this.names.has(name));
  }

  /**
   * Whether a live connection is asked for at a name of this desk, and by one of its pages or by no
   * page at all.
   */
  allowsSocket({ headers: { host, origin } }: Pick<IncomingMessage, 'headers'>): boolean {
    if (!this.allows(host)) return false;
    return origin === undefined || (URL.canParse(origin) && this.allows(new URL(origin).host));
  }
}

/** Says what to do about a name that the desk does not know. */
export const unknownHost =
  'This desk does not know the name in this address. Open the desk at its public address, or add the name to ALLOWED_HOSTS and start it again.';

/** Answers 421 to browsers that ask for the page or the API by a name which is not the desk's. */
export function refuseOtherHosts(hosts: AllowedHosts) {
  const logger = new Logger('AllowedHosts');
  return (request: Request, _response: Response, next: NextFunction): void => {
    const { host } = request.headers;
    if (calledByMachines.test(request.path) || hosts.allows(host)) {
      next();
      return;
    }
    const told = { host: host?.slice(0, maxToldNameCharacters), from: request.ip };
    logger.warn(told, 'asked for by a name that is neither PUBLIC_BASE_URL’s nor in ALLOWED_HOSTS');
    next(new ProblemException(problemOf(421, 'unknown_host', unknownHost)));
  };
}
