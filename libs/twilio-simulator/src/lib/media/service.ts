import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * A process of the simulator's own that answers requests, takes orders and sends reports.
 * Both ends of the wire are in this file.
 */

type Question<Request, Order> =
  | { readonly kind: 'request'; readonly id: number; readonly request: Request }
  | { readonly kind: 'order'; readonly order: Order };

type Message<Reply, Report> =
  | { readonly kind: 'ready' }
  | { readonly kind: 'reply'; readonly id: number; readonly reply: Reply }
  | { readonly kind: 'refusal'; readonly id: number; readonly reason: string }
  | { readonly kind: 'report'; readonly report: Report };

/** What a process of the simulator does for it. */
export interface Server<Request, Reply, Order> {
  answer(request: Request): Promise<Reply>;
  obey?(order: Order): void;
}

/** Serves the parent process until it goes away; returns how to report something to it. */
export function serve<Request, Reply, Order = never>(
  service: Server<Request, Reply, Order>,
): (report: unknown) => void {
  const send = (message: Message<Reply, unknown>): void => {
    // A parent that goes away at this moment is noticed by `disconnect`.
    if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
  };
  process.on('message', (question: Question<Request, Order>) => {
    if (question.kind === 'order') {
      service.obey?.(question.order);
      return;
    }
    const { id, request } = question;
    service.answer(request).then(
      (reply) => send({ kind: 'reply', id, reply }),
      (error: unknown) => send({ kind: 'refusal', id, reason: reasonOf(error) }),
    );
  });
  // Native parts keep threads of their own, which must not outlive the simulator.
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
  // Ctrl-C reaches the whole process group; the parent decides when its parts end.
  process.on('SIGINT', () => undefined);
  send({ kind: 'ready' });
  return (report) => send({ kind: 'report', report });
}

/** What the parent is told by a {@link Service}. */
export interface ServiceEvents<Report> {
  report(report: Report): void;
  /** The process ended, though nobody asked it to. */
  died(): void;
}

/** The parent's end of such a process. */
export class Service<Request, Reply, Order, Report> {
  private readonly child: ChildProcess;
  private readonly waiting = new Map<
    number,
    { resolve: (reply: Reply) => void; reject: (error: Error) => void }
  >();
  private nextId = 1;
  private stopping = false;
  /** Settles when the process can serve, or has failed to start. */
  readonly ready: Promise<void>;
  private readonly exited: Promise<void>;

  constructor(
    private readonly name: string,
    argument: string,
    private readonly events: ServiceEvents<Report>,
  ) {
    this.child = forkPart(name, argument);
    this.exited = new Promise((resolve) => this.child.once('exit', () => resolve()));
    this.ready = new Promise((resolve, reject) => {
      this.child.on('message', (message: Message<Reply, Report>) => {
        if (message.kind === 'ready') resolve();
        else this.take(message);
      });
      this.child.once('exit', (code, signal) => {
        const error = new Error(`the ${name} ended with ${signal ?? `code ${code ?? '?'}`}`);
        reject(error);
        this.fail(error);
      });
    });
    // A caller that needs to know awaits it; nobody has to.
    this.ready.catch(() => undefined);
    this.child.on('error', (error) => this.fail(error));
  }

  /** The process id, for supervisors. */
  get pid(): number | undefined {
    return this.child.pid;
  }

  request(request: Request): Promise<Reply> {
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      if (!this.send({ kind: 'request', id, request })) {
        this.waiting.delete(id);
        reject(new Error(`the ${this.name} is not running`));
      }
    });
  }

  order(order: Order): void {
    this.send({ kind: 'order', order });
  }

  async stop(): Promise<void> {
    this.stopping = true;
    if (this.child.connected) this.child.disconnect();
    await this.exited;
  }

  private send(question: Question<Request, Order>): boolean {
    if (!this.child.connected) return false;
    // A process that dies at this moment is reported by its exit; the error here would only repeat
    // it.
    this.child.send(question, () => undefined);
    return true;
  }

  private take(message: Exclude<Message<Reply, Report>, { kind: 'ready' }>): void {
    if (message.kind === 'report') {
      this.events.report(message.report);
      return;
    }
    const waiting = this.waiting.get(message.id);
    this.waiting.delete(message.id);
    if (message.kind === 'reply') waiting?.resolve(message.reply);
    else waiting?.reject(new Error(message.reason));
  }

  private fail(error: Error): void {
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
    if (this.stopping) return;
    this.stopping = true;
    this.events.died();
  }
}

/** In the built simulator the parts lie beside `main.js`; in the sources they run through tsx. */
function forkPart(name: string, argument: string): ChildProcess {
  const built = join(__dirname, `${name}.js`);
  const isBuilt = existsSync(built);
  return fork(isBuilt ? built : join(__dirname, `${name}.ts`), [argument], {
    execArgv: isBuilt
      ? []
      : ['--import', pathToFileURL(createRequire(__filename).resolve('tsx')).href],
    // Typed arrays travel as they are.
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
