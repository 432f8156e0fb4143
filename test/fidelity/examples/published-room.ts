import { type House, type HouseOptions, openHouse } from '../../support/house.ts';
import type { PublishedEvent } from './kind-of-example.ts';

export type Item = Readonly<Record<string, unknown>>;

/** What Graph says in an example's story. Whatever it leaves out is answered as an empty, healthy room would. */
export interface Script {
  readonly items: () => readonly Item[];
  /** Pages of delta rounds, in turn; a page without a delta link is closed by an empty one. */
  readonly deltaPages?: Item[];
  readonly token?: () => Response;
  readonly user?: Item;
  readonly settings?: Item;
  /** Answers before anything else does; null passes on. */
  readonly answer?: (request: Request) => Promise<Response | null> | Response | null;
  readonly onRequest?: (request: Request) => void;
}

const CLOSING = 'http://tenant.test/v1.0/me/calendarView/delta?$deltatoken=end';
const notFound = (): Response => Response.json({ error: { code: 'ErrorItemNotFound', message: '' } }, { status: 404 });

/** Links lead to this room's address; the rest stands as published. */
function here(page: Item): Item {
  const local = (link: unknown): string => String(link).replace(/^https:\/\/[^/]+/, 'http://tenant.test');
  const { '@odata.nextLink': next, '@odata.deltaLink': delta, ...rest } = page;
  if (next !== undefined) return { ...rest, '@odata.nextLink': local(next) };
  return { ...rest, '@odata.deltaLink': delta === undefined ? CLOSING : local(delta) };
}

function createPublishedFetch(script: Script): typeof fetch {
  const pages = script.deltaPages ?? [];
  return async (input, init) => {
    const request = new Request(input, init);
    const { pathname, searchParams } = new URL(request.url);
    script.onRequest?.(request.clone());
    if (pathname.endsWith('/token')) {
      return script.token?.() ?? Response.json({ token_type: 'Bearer', expires_in: 3599, access_token: 'token' });
    }
    const early = await script.answer?.(request);
    if (early) return early;
    if (pathname.includes('/delta')) return Response.json(here(pages.shift() ?? { value: [] }));
    if (pathname.endsWith('/calendarView')) return Response.json({ value: script.items() });
    if (pathname.endsWith('/mailboxSettings')) return Response.json(script.settings ?? { timeZone: 'UTC' });
    if (pathname.endsWith('/events')) return Response.json({ value: searchParams.has('$filter') ? script.items() : [] });
    if (pathname.includes('/events/')) {
      const found = script.items().find(({ id }) => id === decodeURIComponent(pathname.split('/').at(-1) ?? ''));
      return found ? Response.json(found) : notFound();
    }
    return Response.json(script.user ?? { id: '4d2d1b9a-5f0f-4bb0-9f0b-0c7a6a3f7c11', displayName: 'Published room' });
  };
}

/** A composed door whose Graph answers with published bodies. It stands in UTC unless told otherwise. */
export function openPublishedRoom(nowMs: number, script: Script, options: Pick<HouseOptions, 'timeZone' | 'policy'> = {}): Promise<House> {
  const fetch = createPublishedFetch(script);
  return openHouse({
    now: new Date(nowMs).toISOString(),
    timeZone: 'UTC',
    ...options,
    decorate: (deps) => ({ ...deps, fetch }),
  });
}

/** The event as a booking of this door: the mark of the command on it, and the room as its organiser. */
export const markedAs = (event: PublishedEvent | Item, properties: unknown): Item => ({
  ...event,
  isOrganizer: true,
  singleValueExtendedProperties: properties,
});
