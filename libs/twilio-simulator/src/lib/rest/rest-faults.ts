/** What can go wrong with a REST request. */
export type RestMishap =
  /** Refused with an error of the API; nothing was carried out. */
  | '404'
  | '429'
  | '500'
  | '503'
  /** Refused with the page of a proxy. */
  | 'html'
  /** Never answered, nor carried out. */
  | 'hang'
  /** The connection breaks before anything was carried out. */
  | 'reset'
  /** Carried out, but the connection breaks: the call exists although the client saw an error. */
  | 'reset-after-accept'
  /** Carried out, but answered with an error. */
  | '500-after-accept'
  /** Carried out only after a while. */
  | 'late'
  /** Carried out at once, but answered only after a while: callbacks come before the answer. */
  | 'slow'
  /** A change that is answered as if it had been made, and is not. */
  | 'ignore'
  /** A look at how things were a while ago: what is new is missing, what is gone is still there. */
  | 'stale';

/** What goes wrong with the next REST requests of a kind. */
export interface RestFault {
  /** A part of the path, such as `Participants`; `*` for all. */
  readonly path: string;
  /** GET, POST or DELETE; any when it is missing. */
  readonly method?: string;
  readonly does: RestMishap;
  /** How long the while is of one that is late, slow or stale: 5 s unless told otherwise. */
  readonly delayMs?: number;
  /** How many requests it concerns; 1 unless told otherwise. */
  readonly times?: number;
}

/** The faults that were asked for and have not happened yet. */
export class RestFaults {
  private faults: { readonly fault: RestFault; left: number }[] = [];

  add(fault: RestFault): void {
    this.faults.push({ fault, left: fault.times ?? 1 });
  }

  clear(): void {
    this.faults = [];
  }

  pending(): readonly RestFault[] {
    return this.faults.map(({ fault, left }) => ({ ...fault, times: left }));
  }

  /** The fault for this request, which is used up by it. */
  take(method: string, path: string): RestFault | null {
    const found = this.faults.find(({ fault }) => concerns(fault, method, path));
    if (!found) return null;
    found.left -= 1;
    this.faults = this.faults.filter(({ left }) => left > 0);
    return found.fault;
  }
}

function concerns(fault: RestFault, method: string, path: string): boolean {
  if (fault.path !== '*' && !path.includes(fault.path)) return false;
  if (fault.method !== undefined && fault.method.toUpperCase() !== method) return false;
  // Only what exists can be changed, and only a look can show the past.
  if (fault.does === 'ignore') return method !== 'GET' && isOneResource(path);
  return fault.does !== 'stale' || method === 'GET';
}

/** Whether the path names one call, conference or participant, not a list of them. */
function isOneResource(path: string): boolean {
  return /\/(?:[A-Z]{2}[0-9a-f]{32}|Participants\/[^/]+)\.json(?:\?|$)/.test(path);
}
