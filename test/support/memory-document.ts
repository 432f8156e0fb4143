import type { Document } from '../../shared/runtime/document.ts';

/** A document in memory that keeps what a disk would: JSON text. */
export function createMemoryDocument(): Document & { readonly text: () => string | null } {
  let text: string | null = null;
  return {
    load: async () => (text === null ? null : JSON.parse(text)),
    async save(value) {
      text = JSON.stringify(value);
    },
    text: () => text,
  };
}
