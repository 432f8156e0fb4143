import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Later } from '../bridge/later.ts';
import { followTenant } from './follow-tenant.ts';
import { newRefusal } from './new-refusal.ts';
import { type ActResult, sentenceFor, type TenantApi } from './tenant-api.ts';
import type { TenantState } from './tenant-state.ts';

/** Asked of a room and not yet in its calendar: the booking attendant takes some seconds. */
export interface SentMeeting {
  readonly room: string;
  readonly subject: string;
  readonly startMs: number;
  readonly endMs: number;
}

interface Message {
  readonly kind: 'info' | 'problem';
  readonly text: string;
}

export interface OutlookState {
  /** Null until the tenant has answered for the first time. */
  readonly tenant: TenantState | null;
  /** On the page's own monotonic clock, milliseconds. */
  readonly receivedMs: number;
  readonly link: 'connecting' | 'live' | 'lost';
  /** Null follows today. */
  readonly date: string | null;
  readonly sent: readonly SentMeeting[];
  readonly message: Message | null;
  showDay(date: string | null): void;
  say(message: Message): void;
  addSent(meetings: readonly SentMeeting[]): void;
  act: TenantApi['act'];
  /** As `act`, for where no field can show what is wrong: says it at the foot of the page. */
  actAndSay(...act: Parameters<TenantApi['act']>): Promise<ActResult>;
}

export interface TenantStoreDeps {
  readonly api: TenantApi;
  readonly later: Later;
  readonly monotonicMs: () => number;
}

const MESSAGE_MS = 8_000;

export function createTenantStore({ api, later, monotonicMs }: TenantStoreDeps): StoreApi<OutlookState> {
  let following = new AbortController();
  let forgetMessage = (): void => {};
  const store = createStore<OutlookState>()((set) => ({
    tenant: null,
    receivedMs: 0,
    link: 'connecting',
    date: null,
    sent: [],
    message: null,
    showDay(date) {
      set({ date });
      follow(date);
    },
    say(message) {
      forgetMessage();
      set({ message });
      forgetMessage = later(MESSAGE_MS, () => set({ message: null }));
    },
    addSent: (meetings) => set(({ sent }) => ({ sent: [...sent, ...meetings] })),
    act: api.act,
    async actAndSay(...act) {
      const result = await api.act(...act);
      const text = sentenceFor(result);
      if (text !== null) store.getState().say({ kind: 'problem', text });
      return result;
    },
  }));

  const follow = (date: string | null): void => {
    following.abort();
    following = new AbortController();
    const onState = (tenant: TenantState): void => {
      const isAnswered = tenant.attendant.pending === 0;
      const refusal = newRefusal(store.getState().tenant, tenant);
      if (refusal !== null) store.getState().say({ kind: 'problem', text: refusal });
      store.setState(({ sent }) => ({ tenant, receivedMs: monotonicMs(), link: 'live', sent: isAnswered ? [] : sent }));
    };
    const onLost = (): void => store.setState({ link: 'lost' });
    void followTenant({ readState: api.readState, later, date, onState, onLost }, following.signal);
  };
  follow(null);
  return store;
}
