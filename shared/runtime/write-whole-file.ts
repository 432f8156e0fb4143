import { mkdir, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Puts `text` in the place of whatever the file held: readers see the old text or the new, never a part, and when this resolves
 * it outlives a power cut. The folder is made where missing (0700), the file is the owner's alone (0600).
 *
 * By hand rather than by a package: the usual one writes once without looking at how much was taken (a full disk then leaves half
 * a document in the good one's place) and does not sync the folder. One writer a file: the temporary name is fixed, so that a crash leaves no litter.
 */
export async function writeWholeFile(path: string, text: string): Promise<void> {
  const folder = dirname(path);
  const temporary = `${path}.tmp`;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = await open(temporary, 'w', 0o600);
  try {
    await file.writeFile(text, 'utf8');
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
  await syncFolder(folder);
}

/** Windows has no such call and keeps its own journal of names. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
