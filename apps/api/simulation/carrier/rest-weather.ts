/** What goes wrong with a request to the carrier. */
export type RestTrouble =
  | '429'
  | '500'
  | '503'
  | 'html'
  /** The carrier never hears of it. */
  | 'unreachable'
  /** The carrier never hears of it, and nobody says so. */
  | 'nothing'
  /** It is carried out, and the connection breaks before the answer. */
  | 'reset after accepting'
  /** It is carried out, and nobody says so. */
  | 'nothing after accepting'
  /** It does not believe who we are, for a while: nothing is done, and it says so. */
  | '403'
  /** It is carried out, and answered with something that nobody can read. */
  | 'garbled';

/** What else may be unlike the usual with a request that changes something. */
export type RestSlowness =
  /** Carried out at once, and answered after so long that the client has nearly given up. */
  | 'slow'
  /** Carried out at once, and answered when nobody listens any more. */
  | 'too slow'
  /** Answered at once as if it had been carried out, which it is some seconds later. */
  | 'done later'
  /** Answered as if it had been carried out, which it never is. */
  | 'never done';

/** Trouble that has been ordered and has not struck yet. */
interface Ordered {
  readonly trouble: RestTrouble | RestSlowness;
  readonly about: 'any' | 'ring' | 'change' | 'listening';
  left: number;
}

/** What the network between desk and carrier is like at the moment. */
export class RestWeather {
  private ordered: Ordered[] = [];

  order(trouble: RestTrouble | RestSlowness, about: Ordered['about'], times: number): void {
    this.ordered.push({ trouble, about, left: times });
  }

  clear(): void {
    this.ordered = [];
  }

  /** What strikes this request; that much of it is over then. */
  strike(method: string, path: string): RestTrouble | RestSlowness | null {
    const found = this.ordered.find(({ about }) => concerns(about, method, path));
    if (!found) return null;
    found.left -= 1;
    this.ordered = this.ordered.filter(({ left }) => left > 0);
    return found.trouble;
  }
}

function concerns(about: Ordered['about'], method: string, path: string): boolean {
  switch (about) {
    case 'any':
      return true;
    case 'listening':
      return isListening(path);
    case 'ring':
      return method === 'POST' && path.endsWith('/Calls.json');
    case 'change':
      return method !== 'GET' && !path.endsWith('/Calls.json') && !isListening(path);
  }
}

/**
 * Whether a request is to have handed on what a page says: whatever becomes of it, no customer may
 * feel it.
 */
export const isListening = (path: string) => path.endsWith('/UserDefinedMessageSubscriptions.json');
