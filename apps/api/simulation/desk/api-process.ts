import { type ExecutionContext, HttpException, StreamableFile } from '@nestjs/common';
import { invalid } from '../../src/http/problem';
import { toProblem } from '../../src/http/problem.filter';
import { leadIn } from '../../src/edges/voice/lead-in';
import { DocumentFilter } from '../../src/edges/voice/document.filter';
import type { Lifeline } from '../time/lifeline';
import type { Machine } from './machine';
import { type Class, guardsOf } from './container';
import { argumentsFor, type DeskRequest, type Route, routeFor, routesOf } from './routes';
import { type Shell, shellOf, type ShellParts } from './shell';

/** What an API process answers. */
export interface DeskAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** A sound, where it is one. */
  readonly bytes?: Buffer;
}

/**
 * One API process, from its start to its death: the product's own controllers, services and tasks.
 */
export class ApiProcess {
  readonly shell: Shell;
  readonly lifeline: Lifeline;
  private readonly routes: readonly Route[];

  constructor(
    private readonly parts: ShellParts & {
      readonly lifeline: Lifeline;
      readonly machine: Machine;
    },
    /** Told of every error that the product does not expect. */
    private readonly onFault: (error: unknown, where: string) => void,
  ) {
    this.lifeline = parts.lifeline;
    this.shell = shellOf(parts);
    this.routes = routesOf(this.shell.controllers);
  }

  get isAlive(): boolean {
    return this.lifeline.isAlive;
  }

  get machine(): Machine {
    return this.parts.machine;
  }

  get name(): string {
    return this.lifeline.name;
  }

  /** Answers a request; never, when the process dies over it. */
  async answer(request: DeskRequest): Promise<DeskAnswer> {
    const found = routeFor(this.routes, request);
    if (!found) return this.problem(new HttpException('There is nothing at this address.', 404));
    const { route, params } = found;
    request.params = params;
    const context = contextOf(route, request);
    try {
      await this.lifeline.pass();
      await this.admit(route, context);
      const given = await argumentsFor(route, request, context, (field, message) =>
        invalid([{ field, message }]),
      );
      const result = await route.handler.apply(route.controller, given);
      await this.lifeline.pass();
      return answerOf(route.status, result);
    } catch (error) {
      return this.failed(error, route, request);
    }
  }

  /** The guards that the route asks for. */
  private async admit(route: Route, context: ExecutionContext): Promise<void> {
    const { guards, sessionGuard } = this.shell;
    for (const guard of guardsOf(route.controller.constructor as Class)) {
      await guards.get(guard)?.canActivate(context);
    }
    await sessionGuard.canActivate(context);
  }

  private failed(error: unknown, route: Route, request: DeskRequest): DeskAnswer {
    const { status } = toProblem(error);
    if (status >= 500) this.onFault(error, `${request.method} ${request.path}`);
    const filters = (Reflect.getMetadata('__exceptionFilters__', route.controller.constructor) ??
      []) as readonly unknown[];
    if (!filters.includes(DocumentFilter)) return this.problem(error);
    return new Recorder((host) => this.shell.documentFilter.catch(error, host), request).answer;
  }

  private problem(error: unknown): DeskAnswer {
    const problem = toProblem(error);
    return {
      status: problem.status,
      headers: { 'content-type': 'application/problem+json' },
      body: JSON.stringify(problem),
    };
  }
}

/** What a filter answers by itself. */
class Recorder {
  answer: DeskAnswer = { status: 500, headers: {}, body: '' };

  constructor(
    catchIt: (host: Parameters<DocumentFilter['catch']>[1]) => void,
    request: DeskRequest,
  ) {
    let [status, contentType] = [200, ''];
    const send = (body: string) => {
      this.answer = { status, headers: { 'content-type': contentType }, body };
    };
    const response = {
      headersSent: false,
      status: (code: number) => ((status = code), response),
      type: (written: string) => ((contentType = written), response),
      send,
      json: (body: unknown) => send(JSON.stringify(body)),
    };
    const http = { getRequest: () => request, getResponse: () => response };
    catchIt({ switchToHttp: () => http } as unknown as Parameters<DocumentFilter['catch']>[1]);
  }
}

function answerOf(status: number, result: unknown): DeskAnswer {
  if (typeof result === 'string') {
    return { status, headers: { 'content-type': 'text/xml; charset=utf-8' }, body: result };
  }
  if (result instanceof StreamableFile) {
    return { status, headers: { 'content-type': 'audio/wav' }, body: '', bytes: leadIn };
  }
  const body = result === undefined ? '' : JSON.stringify(result);
  return { status, headers: { 'content-type': 'application/json' }, body };
}

function contextOf(route: Route, request: DeskRequest): ExecutionContext {
  return {
    getType: () => 'http',
    getHandler: () => route.handler,
    getClass: () => route.controller.constructor,
    switchToHttp: () => ({ getRequest: () => request }),
  } as unknown as ExecutionContext;
}
