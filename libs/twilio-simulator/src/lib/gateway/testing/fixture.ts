import { Client } from './client';
import { type GatewayBench, startGateway } from './gateway-bench';
import { ScriptedLines } from './scripted-lines';
import type { TokenWishes } from './tokens';

/** A gateway with scripted lines and clients that are closed after each test. */
export interface GatewayFixture {
  readonly lines: ScriptedLines;
  readonly exchange: GatewayBench['exchange'];
  readonly gateway: GatewayBench['gateway'];
  readonly connect: () => Promise<Client>;
  readonly register: (identity: string | TokenWishes, reconnectTimeout?: number) => Promise<Client>;
}

/** Gives each test of a file a gateway of its own. */
export function useGateway(): () => GatewayFixture {
  let bench: GatewayBench;
  let lines: ScriptedLines;
  beforeEach(async () => {
    lines = new ScriptedLines();
    bench = await startGateway(lines);
  });
  afterEach(() => bench.stop());
  return () => ({
    lines,
    exchange: bench.exchange,
    gateway: bench.gateway,
    connect: () => Client.connect(bench.host),
    register: (identity, reconnectTimeout) =>
      Client.registered(
        bench.host,
        typeof identity === 'string' ? { identity } : identity,
        reconnectTimeout,
      ),
  });
}
