import type { OpenTextSocket, TextSocket } from '../../shared/runtime/text-socket.ts';

/** The two ends of one line, in memory. Texts arrive in order, a turn of the event loop after they were sent. */
export interface SocketPair {
  readonly door: TextSocket;
  readonly coordinator: TextSocket;
  /** The cable is out: nothing arrives any more, and neither end is told. */
  unplug(): void;
  /** The door reads nothing more: what the coordinator sends stays in the coordinator's buffer. */
  stall(): void;
  /** It reads again, beginning with what was kept back. */
  resume(): void;
}

interface End {
  readonly socket: TextSocket;
  receive(text: string): void;
  close(code: number): void;
  schedule(): void;
}

interface Wire {
  isUnplugged: boolean;
  isStalled: boolean;
}

const byteLength = (text: string): number => Buffer.byteLength(text);

function createEnd(peer: () => End, isHeldBack: () => boolean, isUnplugged: () => boolean): End {
  let closedWith: number | null = null;
  let onText: (text: string) => void = () => {};
  const closeListeners: ((code: number) => void)[] = [];
  let sent: string[] = [];
  /** The code of our goodbye, which goes after the texts; null while there is none. */
  let goodbye: number | null = null;
  let isScheduled = false;

  function deliver(): void {
    isScheduled = false;
    if (isHeldBack()) return;
    const texts = sent;
    sent = [];
    if (isUnplugged()) return;
    for (const text of texts) peer().receive(text);
    if (goodbye !== null) peer().close(goodbye);
  }

  function schedule(): void {
    if (isScheduled) return;
    isScheduled = true;
    setImmediate(deliver);
  }

  function close(code: number): void {
    if (closedWith !== null) return;
    closedWith = code;
    for (const listener of closeListeners) listener(code);
  }

  function leave(code: number): void {
    if (closedWith !== null) return;
    goodbye = code;
    schedule();
    close(code);
  }

  return {
    socket: {
      send(text) {
        if (closedWith !== null) return;
        sent.push(text);
        schedule();
      },
      bufferedBytes: () => sent.reduce((sum, text) => sum + byteLength(text), 0),
      close: leave,
      terminate() {
        sent = [];
        leave(1006);
      },
      onText(listener) {
        onText = listener;
      },
      onClose(listener) {
        if (closedWith === null) closeListeners.push(listener);
        else listener(closedWith);
      },
    },
    receive(text) {
      if (closedWith === null) onText(text);
    },
    close,
    schedule,
  };
}

export function createSocketPair(): SocketPair {
  const wire: Wire = { isUnplugged: false, isStalled: false };
  const door: End = createEnd(
    () => coordinator,
    () => false,
    () => wire.isUnplugged,
  );
  const coordinator: End = createEnd(
    () => door,
    () => wire.isStalled,
    () => wire.isUnplugged,
  );
  return {
    door: door.socket,
    coordinator: coordinator.socket,
    unplug() {
      wire.isUnplugged = true;
    },
    stall() {
      wire.isStalled = true;
    },
    resume() {
      wire.isStalled = false;
      coordinator.schedule();
    },
  };
}

/** The network between doors and a coordinator in this process. */
export interface SocketNetwork {
  readonly open: OpenTextSocket;
  /** Every line that was opened, oldest first. */
  readonly pairs: readonly SocketPair[];
  /** While false, nothing can be opened; what is open stays. */
  reachable: boolean;
}

/** `accept` gets the coordinator's end of each line as it is opened. */
export function createSocketNetwork(accept: (socket: TextSocket) => void): SocketNetwork {
  const pairs: SocketPair[] = [];
  const network = {
    pairs,
    reachable: true,
    async open(_url: string, signal: AbortSignal): Promise<TextSocket> {
      signal.throwIfAborted();
      if (!network.reachable) throw new Error('connect ECONNREFUSED');
      const pair = createSocketPair();
      pairs.push(pair);
      accept(pair.coordinator);
      return pair.door;
    },
  };
  return network;
}
