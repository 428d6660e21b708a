import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A webhook as an application receives it. */
export interface ReceivedWebhook {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly form: Readonly<Record<string, string>>;
}

/** What an application answers; text is TwiML. */
export type Reply =
  | string
  | {
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string | Uint8Array;
    };

/** An application that a test writes: it answers webhooks from a table and remembers them. */
export class Application {
  readonly received: ReceivedWebhook[] = [];
  private readonly routes = new Map<
    string,
    Reply | ((webhook: ReceivedWebhook) => Reply | Promise<Reply>)
  >();
  private readonly watchers = new Set<() => void>();

  private constructor(private readonly server: Server) {
    server.on('request', (request, response) => void this.serve(request, response));
  }

  static async start(): Promise<Application> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new Application(server);
  }

  get url(): string {
    return `http://localhost:${(this.server.address() as AddressInfo).port}`;
  }

  /** Answers every webhook to the path, whatever its query. Paths without an answer get 204. */
  answers(path: string, reply: Reply | ((webhook: ReceivedWebhook) => Reply | Promise<Reply>)) {
    this.routes.set(path, reply);
  }

  to(path: string): readonly ReceivedWebhook[] {
    return this.received.filter((webhook) => webhook.path.split('?')[0] === path);
  }

  /** The forms of all webhooks to a path, in the order of their arrival. */
  forms(path: string): readonly Readonly<Record<string, string>>[] {
    return this.to(path).map(({ form }) => form);
  }

  /** Resolves with the first webhook to the path that fits, also one that is here already. */
  gets(
    path: string,
    fits: (form: Readonly<Record<string, string>>) => boolean = () => true,
  ): Promise<ReceivedWebhook> {
    return new Promise((resolve) => {
      const look = () => {
        const found = this.to(path).find(({ form }) => fits(form));
        if (!found) return;
        this.watchers.delete(look);
        resolve(found);
      };
      this.watchers.add(look);
      look();
    });
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const path = request.url ?? '/';
    const query = request.method === 'GET' ? (path.split('?')[1] ?? '') : '';
    const written = request.method === 'GET' ? query : Buffer.concat(chunks).toString('utf8');
    const webhook = {
      method: request.method ?? '',
      path,
      headers: request.headers,
      form: Object.fromEntries(new URLSearchParams(written)),
    };
    this.received.push(webhook);
    for (const watcher of [...this.watchers]) watcher();
    const route = this.routes.get(path.split('?')[0] ?? '');
    const reply = (typeof route === 'function' ? await route(webhook) : route) ?? { status: 204 };
    const { status = 200, headers, body } = typeof reply === 'string' ? { body: reply } : reply;
    response.writeHead(status, { 'Content-Type': 'text/xml', ...headers });
    response.end(body);
  }
}
