import { hashPin, isPinOf, parsePinHash } from './pin-hash.ts';

export type PinKind = 'administrator' | 'action';

/** Knows a door's PINs again. It counts nothing and waits for nobody: whoever asks keeps guessing slow. */
export interface PinCheck {
  /** Which PINs there are. */
  readonly kinds: readonly PinKind[];
  /** Which of those named the PIN is; null for none. Takes as long for a right one as for a wrong one. */
  identify(pin: string, among: readonly PinKind[]): Promise<PinKind | null>;
}

/** A door's PINs as configured: each a PIN, its hash, or null where there is none. A clear PIN is hashed here and not kept. */
export async function openPinCheck(pins: { readonly [Kind in PinKind]: string | null }): Promise<PinCheck> {
  const kept = new Map(
    await Promise.all(
      (['administrator', 'action'] as const).flatMap((kind) => {
        const pin = pins[kind];
        return pin === null ? [] : [keep(kind, pin)];
      }),
    ),
  );
  return {
    kinds: [...kept.keys()],
    async identify(pin, among) {
      const right: PinKind[] = [];
      for (const kind of among) {
        const hash = kept.get(kind);
        if (hash && (await isPinOf(hash, pin))) right.push(kind); // no way out early: the time would tell
      }
      return right[0] ?? null;
    },
  };
}

const keep = async (kind: PinKind, pin: string) => [kind, parsePinHash(pin.startsWith('scrypt:') ? pin : await hashPin(pin))] as const;
