import { globalAgent as httpAgent } from 'node:http';
import { globalAgent as httpsAgent } from 'node:https';
import { WebSocket } from 'ws';
import type { OpenTextSocket, TextSocket } from './text-socket.ts';

/** What a door and its coordinator say to each other is a few KB at most; a longer message ends the line. */
export const LONGEST_TEXT_BYTES = 256 * 1024;

/** Name lookup, TLS and the answer to the upgrade together. */
const OPENING_MS = 10_000;

/** How long a peer may take to answer a goodbye: a process that ends has five seconds. Its types do not know the option yet. */
const closing = { closeTimeout: 2_000 };

/** What RFC 6455 lets nobody send, and `ws` gives for a connection that was cut off. */
const CUT_OFF = 1006;

/** An open WebSocket of `ws`, of either end, as the rest of the house sees it. Bytes that are no text end it with code 1003. */
export function textSocketOf(socket: WebSocket): TextSocket {
  let onText: ((text: string) => void) | null = null;
  socket.pause(); // the first text may come with the very answer that opened the socket, before anybody listens
  socket.on('message', (data, isBinary) => {
    if (isBinary) socket.close(1003, 'text only');
    else onText?.(String(data));
  });
  socket.on('error', () => {}); // `close` follows, and its code says enough
  return {
    send: (text) => socket.readyState === WebSocket.OPEN && socket.send(text, () => {}),
    bufferedBytes: () => socket.bufferedAmount,
    close: (code, reason) => socket.close(code, reason),
    terminate: () => socket.terminate(),
    onText(listener) {
      onText = listener;
      socket.resume();
    },
    onClose(listener) {
      if (socket.readyState === WebSocket.CLOSED) listener(CUT_OFF);
      else socket.once('close', listener);
    },
  };
}

/**
 * By `ws` and not by Node's own WebSocket, which bounds no message and cannot be cut off. The process's agents carry it, so that the proxy
 * (`NODE_USE_ENV_PROXY`) and the authorities (`NODE_EXTRA_CA_CERTS`, `--use-system-ca`) that hold for `fetch` hold for it too.
 */
export const openWebSocket: OpenTextSocket = (url, signal) =>
  new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const socket = new WebSocket(url, {
      agent: new URL(url).protocol === 'wss:' ? httpsAgent : httpAgent,
      maxPayload: LONGEST_TEXT_BYTES,
      ...closing,
      perMessageDeflate: false,
    });
    const stop = (): void => socket.terminate();
    const deadline = setTimeout(stop, OPENING_MS); // `handshakeTimeout` begins anew with every byte that trickles in
    signal.addEventListener('abort', stop);
    socket.once('close', () => {
      clearTimeout(deadline);
      signal.removeEventListener('abort', stop);
      reject(signal.reason ?? new Error('the connection was closed'));
    });
    socket.once('error', reject);
    socket.once('open', () => {
      clearTimeout(deadline);
      signal.removeEventListener('abort', stop);
      resolve(textSocketOf(socket));
    });
  });
