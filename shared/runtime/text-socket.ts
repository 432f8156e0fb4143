/** One end of a WebSocket, as both ends see it: texts in order, and an end. Tests hand in a pair in memory. */
export interface TextSocket {
  /** Does nothing on a closed socket. */
  send(text: string): void;
  /** What was handed to `send` and has not left yet, in bytes. */
  bufferedBytes(): number;
  /** `code` 1000, 1008 (policy) or 3000 to 4999; `reason` of 123 bytes at most. */
  close(code: number, reason: string): void;
  /** Cuts it off without a word, for a peer that does not listen any more. */
  terminate(): void;
  /** To be set at once: texts that came before are not kept. */
  onText(listener: (text: string) => void): void;
  /** Called once, whichever side closed it; at once if it is closed already. */
  onClose(listener: (code: number) => void): void;
}

/** Rejects where the other side cannot be reached or is no WebSocket server, and when `signal` aborts first. */
export type OpenTextSocket = (url: string, signal: AbortSignal) => Promise<TextSocket>;
