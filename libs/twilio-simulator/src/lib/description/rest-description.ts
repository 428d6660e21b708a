import description from './rest-api.json';

/** A path of Twilio's REST API. */
export interface Endpoint {
  /** With `{}` for what varies, such as `/Accounts/{}/Calls/{}.json`. */
  readonly path: string;
  /** The names of the parameters by method; those of a GET stand in the query. */
  readonly methods: Readonly<Partial<Record<string, readonly string[]>>>;
}

const endpoints = Object.entries(description)
  .map(([path, methods]): Endpoint & { readonly parts: readonly string[] } => ({
    ...{ path, methods },
    parts: partsOf(path),
  }))
  // `…/IncomingPhoneNumbers/Local.json` is a resource of its own and no number with the sid
  // "Local".
  .sort((one, other) => varying(one.parts) - varying(other.parts));

/**
 * The endpoint that a path below `/2010-04-01` leads to, in Twilio's spelling: paths are
 * case-sensitive. https://www.twilio.com/docs/usage/api
 */
export function endpointOf(path: string): Endpoint | undefined {
  const parts = partsOf(path);
  return endpoints.find(
    (endpoint) =>
      endpoint.parts.length === parts.length &&
      endpoint.parts.every((part, i) => part === parts[i] || (part === '{}' && parts[i] !== '')),
  );
}

function partsOf(path: string): readonly string[] {
  return path.replace(/\.json$/, '').split('/');
}

function varying(parts: readonly string[]): number {
  return parts.filter((part) => part === '{}').length;
}
