import { RestException, type Twilio } from 'twilio';
import { z } from 'zod';
import type { Overview } from '../../desk/carrier/telephony';

/** The longest page that there is: https://www.twilio.com/docs/usage/twilios-response#pagination */
const pageSize = 1_000;

/** More entries than any desk has: a list that never ends must not be followed for ever. */
const maxPages = 20;

const page = { next_page_uri: z.string().nullish() };
const callsPage = z.object({ ...page, calls: z.array(z.object({ sid: z.string() })) });
const roomsPage = z.object({
  ...page,
  conferences: z.array(z.object({ sid: z.string(), friendly_name: z.string() })),
});

/** What the SDK's own request answers, which it does not describe. */
interface Answer {
  readonly statusCode: number;
  readonly body: unknown;
}

type CallStatus = 'in-progress' | 'ringing' | 'queued';

/**
 * Reads whole lists of the account. The SDK's own lists would parse each entry with all its dates:
 * a second of work for a thousand calls, where an id is all that is wanted.
 */
export class CarrierLists {
  private requests = 0;

  constructor(
    private readonly client: Twilio,
    private readonly accountSid: string,
  ) {}

  /** Reads what is up, what is open, and, as long as somebody is sought, what rings. */
  async overview(rung: ReadonlySet<string>): Promise<Overview> {
    const [up, rooms] = await Promise.all([this.calls('in-progress'), this.rooms()]);
    const ringing = new Set<string>();
    for (const status of ['ringing', 'queued'] as const) {
      const isSought = [...rung].some((sid) => !up.has(sid) && !ringing.has(sid));
      if (isSought) for (const sid of await this.calls(status)) ringing.add(sid);
    }
    return { up, ringing, rooms, requests: this.requests };
  }

  private async calls(status: CallStatus): Promise<Set<string>> {
    const pages = await this.read('Calls', status, callsPage);
    return new Set(pages.flatMap(({ calls }) => calls.map(({ sid }) => sid)));
  }

  private async rooms(): Promise<ReadonlyMap<string, readonly string[]>> {
    const pages = await this.read('Conferences', 'in-progress', roomsPage);
    const byName = Map.groupBy(
      pages.flatMap(({ conferences }) => conferences),
      (room) => room.friendly_name,
    );
    return new Map([...byName].map(([name, rooms]) => [name, rooms.map(({ sid }) => sid)]));
  }

  private async read<T extends { readonly next_page_uri?: string | null | undefined }>(
    what: 'Calls' | 'Conferences',
    status: string,
    schema: z.ZodType<T>,
  ): Promise<T[]> {
    const list = `/2010-04-01/Accounts/${this.accountSid}/${what}.json`;
    const pages: T[] = [];
    let next: string | null | undefined = `${list}?Status=${status}&PageSize=${pageSize}`;
    while (next && pages.length < maxPages) {
      const read: T = schema.parse(await this.get(next));
      pages.push(read);
      next = read.next_page_uri;
    }
    return pages;
  }

  private async get(path: string): Promise<unknown> {
    this.requests += 1;
    const uri = this.client.api.baseUrl + path;
    const answered: unknown = await this.client.request({ method: 'get', uri });
    const answer = answered as Answer;
    if (answer.statusCode !== 200) throw new RestException(answer);
    return answer.body;
  }
}
