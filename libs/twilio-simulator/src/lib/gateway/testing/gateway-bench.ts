import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Express } from 'express';
import type { Account } from '../../kernel/account';
import { realClock } from '../../kernel/clock';
import type { Lines } from '../../media/lines';
import { SilentMedia } from '../../kernel/silent-media';
import type { Simulator } from '../../kernel/attachment';
import { VoiceGateway } from '../voice-gateway';
import { ScriptedExchange } from './scripted-exchange';

export const account: Account = {
  sid: 'AC00000000000000000000000000000001',
  authToken: '0123456789abcdef0123456789abcdef',
  apiKeys: [
    { sid: 'SK00000000000000000000000000000001', secret: 'fedcba9876543210fedcba9876543210' },
  ],
};

/** A gateway on a real port, before an exchange that a test plays. */
export interface GatewayBench {
  readonly gateway: VoiceGateway;
  readonly exchange: ScriptedExchange;
  readonly app: Express;
  readonly host: string;
  stop(): Promise<void>;
}

/** Starts a gateway with the given lines. */
export async function startGateway(lines: Lines): Promise<GatewayBench> {
  const app = express();
  const server = createServer(app);
  const exchange = new ScriptedExchange();
  const gateway = new VoiceGateway(lines);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `localhost:${(server.address() as AddressInfo).port}`;
  const detach = gateway.attachment(simulatorWith({ app, server, exchange, host }));
  const stop = async (): Promise<void> => {
    await detach?.();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { gateway, exchange, app, host, stop };
}

function simulatorWith(parts: {
  app: Express;
  server: Server;
  exchange: ScriptedExchange;
  host: string;
}): Simulator {
  const { app, server, exchange, host } = parts;
  return {
    url: `http://${host}`,
    app,
    server,
    exchange,
    account,
    clock: realClock,
    media: new SilentMedia(),
    state: () => {
      throw new Error('the gateway shows no state');
    },
    onChange: () => () => undefined,
    close: () => Promise.resolve(),
  };
}
