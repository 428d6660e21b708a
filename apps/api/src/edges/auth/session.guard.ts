import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { notSignedIn } from '../../http/problem';
import { type Access, accessKey } from '../access/access';
import { SessionService } from './session.service';
import type { RequestWithSession } from '../access/signed-in';

/** Guards every route: a session is needed unless the route says who else may call it. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: SessionService,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const access = this.reflector.getAllAndOverride<Access | undefined>(accessKey, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (access) return true;

    const request = context.switchToHttp().getRequest<RequestWithSession>();
    const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
    const signedIn = token ? await this.sessions.find(token) : null;
    if (!signedIn) throw notSignedIn();
    request.signedIn = signedIn;
    return true;
  }
}
