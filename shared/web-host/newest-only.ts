/**
 * Hands values to `send` one at a time; while one is on its way only the newest of those that follow is kept. A screen that reads
 * slowly then skips views instead of piling them up here, and is never shown an old one after a new one.
 */
export function createNewestOnly<Value>(send: (value: Value, onSent: () => void) => void): (value: Value) => void {
  let waiting: { readonly value: Value } | null = null;
  let isSending = false;

  function sendNext(): void {
    if (isSending || waiting === null) return;
    const { value } = waiting;
    waiting = null;
    isSending = true;
    send(value, () => {
      isSending = false;
      sendNext();
    });
  }

  return (value) => {
    waiting = { value };
    sendNext();
  };
}
