import type { Document } from '../shared/runtime/document.ts';
import type { SecretVault } from './secret-vault.ts';

/** A document that the operating system seals. What it can no longer open counts as none. */
export function createSealedDocument(vault: SecretVault): Document {
  return {
    async load() {
      const text = await vault.load();
      return text === null ? null : (JSON.parse(text) as unknown);
    },
    save: (value) => vault.save(JSON.stringify(value)),
  };
}
