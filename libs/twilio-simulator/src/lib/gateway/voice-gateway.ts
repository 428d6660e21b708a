import { WebSocketServer } from 'ws';
import type { Lines } from '../media/lines';
import type { Attachment, Simulator } from '../kernel/attachment';
import { Connection } from './connection';
import type { DeviceCall } from './device-call';
import { gatewayPlace } from './gateway-place';
import { insights } from './insights';

/** A device that is connected, for the switchboard. */
export interface ConnectedDevice {
  readonly address: string;
  readonly registered: boolean;
}

/** The largest frame that an SDK sends is a description of some kilobytes. */
const maxFrameBytes = 256 * 1024;

/**
 * The Voice SDK's gateway: takes the WebSockets of `@twilio/voice-sdk` and of the handset page at
 * `/signal` (or at `/…/signal`, for those who reach the simulator through a proxy).
 */
export class VoiceGateway {
  private readonly connections = new Set<Connection>();
  private readonly calls = new Set<DeviceCall>();

  constructor(private readonly lines: Lines) {}

  /** Adds the gateway to a simulator. */
  readonly attachment: Attachment = (simulator) => {
    const sockets = new WebSocketServer({ noServer: true, maxPayload: maxFrameBytes });
    simulator.server.on('upgrade', (request, socket, head) => {
      const { pathname } = new URL(request.url ?? '/', 'http://simulator');
      if (!pathname.endsWith('/signal')) {
        socket.destroy();
        return;
      }
      sockets.handleUpgrade(request, socket, head, (webSocket) => {
        const host = request.headers.host ?? new URL(simulator.url).host;
        this.connections.add(this.connect(webSocket, simulator, host));
      });
    });
    simulator.app.use(insights());
    const stopListening = this.lines.onLost((line) => {
      for (const call of this.calls) if (call.line === line) call.loseAudio();
    });
    return () => {
      stopListening();
      for (const connection of this.connections) connection.giveUp();
      sockets.close();
    };
  };

  devices(): ConnectedDevice[] {
    return [...this.connections].flatMap(({ address, isRegistered }) =>
      address === null ? [] : [{ address, registered: isRegistered }],
    );
  }

  /** A fault: the devices' connections break. Returns how many. */
  drop(address: string): number {
    return this.each(address, (connection) => connection.drop());
  }

  /**
   * A fault: the devices' network is gone and nobody is told, as when a laptop is closed. Returns
   * how many.
   */
  cutOff(address: string): number {
    return this.each(address, (connection) => connection.cutOff());
  }

  private connect(
    socket: ConstructorParameters<typeof Connection>[0],
    { account, exchange }: Simulator,
    host: string,
  ) {
    return new Connection(socket, {
      account,
      exchange,
      lines: this.lines,
      place: gatewayPlace(host),
      calls: this.calls,
      done: (connection) => this.connections.delete(connection),
    });
  }

  private each(address: string, act: (connection: Connection) => void): number {
    const matching = [...this.connections].filter((connection) => connection.address === address);
    matching.forEach(act);
    return matching.length;
  }
}
