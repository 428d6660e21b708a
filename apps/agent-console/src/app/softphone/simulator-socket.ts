const simulatorSignal =
  /^wss:(\/\/(?:localhost|127\.0\.0\.1|\[::1\]|[\w.-]+\.localhost)(?::\d+)?\/(?:.*\/)?signal)$/;

/**
 * Lets the Voice SDK, which knows only `wss:`, reach a simulator on this machine without a
 * certificate. It must be installed before the SDK is loaded, because the SDK takes `WebSocket`
 * then.
 */
export function installSimulatorSocket(): void {
  const Native = globalThis.WebSocket;
  if (Native.name === 'SimulatorWebSocket') return;
  globalThis.WebSocket = class SimulatorWebSocket extends Native {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(String(url).replace(simulatorSignal, 'ws:$1'), protocols);
    }
  };
}
