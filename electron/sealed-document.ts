import type { Document } from '../shared/runtime/document.ts';
import type { Log } from '../shared/runtime/log.ts';
import type { SecretVault } from './secret-vault.ts';

/** A document that the operating system seals. What it can no longer open counts as none. */
function createSealedDocument(vault: SecretVault): Document {
  return {
    async load() {
      const text = await vault.load();
      return text === null ? null : (JSON.parse(text) as unknown);
    },
    save: (value) => vault.save(JSON.stringify(value)),
  };
}

/** Where the device's key is kept: in the vault, or where the system has none as `open` has it, and the log says so. */
export function keyDocumentOf(vault: SecretVault | null, open: Document, log: Pick<Log, 'warn'>): Document {
  if (vault !== null) return createSealedDocument(vault);
  log.warn('deviceKeyUnsealed', { advice: 'this system has no vault: whoever copies the door’s folder has its key' });
  return open;
}
