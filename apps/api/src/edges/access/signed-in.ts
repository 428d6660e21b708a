import type { AgentId } from '@baton/call-flow';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { notSignedIn } from '../../http/problem';

/** The session that a request or a live connection belongs to. */
export interface SignedIn {
  readonly sessionId: string;
  readonly agentId: AgentId;
  readonly expiresAt: Date;
}

/** A request after the session guard has seen it. */
export type RequestWithSession = Request & { signedIn?: SignedIn };

/** Hands a route the agent who is signed in. */
export const SignedInAgent = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const { signedIn } = context.switchToHttp().getRequest<RequestWithSession>();
  if (!signedIn) throw notSignedIn();
  return signedIn;
});
