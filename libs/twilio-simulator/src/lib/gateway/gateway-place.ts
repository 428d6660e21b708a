/** Where a gateway says that it is, and where its clients send their statistics. */
export interface GatewayPlace {
  readonly edge: string;
  readonly region: string;
  /** The SDK makes `https://eventgw.${home}.twilio.com/v4/…` of it. */
  readonly home: string;
}

/**
 * Twilio's edges with the regions behind them.
 * https://www.twilio.com/docs/global-infrastructure/edge-locations
 */
const regions: Readonly<Record<string, string>> = {
  ashburn: 'us1',
  dublin: 'ie1',
  frankfurt: 'de1',
  'sao-paulo': 'br1',
  singapore: 'sg1',
  sydney: 'au1',
  tokyo: 'jp1',
  umatilla: 'us2',
};

const nearest = 'ashburn';

/**
 * The place that a client has asked for by the host name of its WebSocket:
 * `voice-js.dublin.twilio.com`, brought here by a proxy, or `voice-js.dublin.localhost:3010`. A
 * host without an edge, and `roaming`, mean the nearest.
 */
export function gatewayPlace(host: string): GatewayPlace {
  const [, asked = nearest, rest = host] = /^voice-js\.([a-z-]+)\.(.+)$/.exec(host) ?? [];
  const edge = Object.hasOwn(regions, asked) ? asked : nearest;
  const region = regions[edge] ?? 'us1';
  // By `?` everything that the SDK adds becomes a query.
  const home = rest === 'twilio.com' ? region : `${withoutAddress(rest)}/insights?of=`;
  return { edge, region, home };
}

/**
 * A name that can be put behind another: an IP address cannot, but all names below localhost are
 * this machine.
 */
function withoutAddress(host: string): string {
  return host.replace(/^(?:127\.[\d.]+|\[::1\])/, 'localhost');
}
