import type { Request } from 'express';
import { RestProblem } from './rest-problem';

const DEFAULT_SIZE = 50;
const MAX_SIZE = 1_000;

/**
 * One page of a list in Twilio's envelope, without a total.
 * https://www.twilio.com/docs/usage/twilios-response#pagination
 */
export function pageOf<T extends { readonly sid: string }>(
  request: Request,
  list: {
    readonly name: string;
    /** The whole list, in its order. */
    readonly all: readonly T[];
    readonly format: (resource: T) => object;
  },
) {
  const path = request.originalUrl.split('?')[0] ?? '';
  const query = new URLSearchParams(request.originalUrl.split('?')[1] ?? '');
  const size = pageSize(query.get('PageSize'));
  const page = pageNumber(query.get('Page'));
  const start = startOf(list.all, query.get('PageToken'), page * size);
  const shown = list.all.slice(start, start + size);
  const last = shown.at(-1);
  const hasMore = last !== undefined && start + size < list.all.length;
  return {
    [list.name]: shown.map(list.format),
    first_page_uri: uri(path, query, { Page: 0, PageSize: size }),
    next_page_uri: hasMore
      ? uri(path, query, { Page: page + 1, PageSize: size, PageToken: `PA${last.sid}` })
      : null,
    previous_page_uri:
      page > 0 ? uri(path, query, { Page: page - 1, PageSize: size, PageToken: null }) : null,
    uri: uri(path, query, { Page: page, PageSize: size }),
    page,
    page_size: size,
    start,
    end: start + Math.max(shown.length - 1, 0),
  };
}

function pageSize(written: string | null): number {
  if (written === null) return DEFAULT_SIZE;
  const size = Number(written);
  if (!Number.isInteger(size) || size < 1) {
    throw new RestProblem(400, 20001, `PageSize must be 1 to ${MAX_SIZE}: ${written}`);
  }
  return Math.min(size, MAX_SIZE);
}

function pageNumber(written: string | null): number {
  if (written === null || written === '') return 0;
  if (/^\d{1,9}$/.test(written)) return Number(written);
  throw new RestProblem(400, 20001, `Page must be a whole number from 0: ${written}`);
}

/** The token names the last one shown, so that new ones at the top shift nothing. */
function startOf(
  all: readonly { readonly sid: string }[],
  token: string | null,
  otherwise: number,
): number {
  const position = all.findIndex(({ sid }) => `PA${sid}` === token);
  return position === -1 ? otherwise : position + 1;
}

function uri(
  path: string,
  query: URLSearchParams,
  changes: Readonly<Record<string, number | string | null>>,
): string {
  const changed = new URLSearchParams(query);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) changed.delete(name);
    else changed.set(name, String(value));
  }
  return `${path}?${changed.toString()}`;
}
