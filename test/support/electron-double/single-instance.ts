import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file with the holder's process number. Who finds it held taps the holder on the shoulder and gets false. */
export function takeSingleInstanceLock(userData: string, onSecond: () => void): boolean {
  const path = join(userData, 'electron-double.lock');
  mkdirSync(userData, { recursive: true });
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
  } catch {
    const holder = Number(readFileSync(path, 'utf8'));
    if (isAlive(holder)) {
      process.kill(holder, 'SIGUSR2');
      return false;
    }
    writeFileSync(path, String(process.pid));
  }
  process.on('SIGUSR2', onSecond);
  process.on('exit', () => rmSync(path, { force: true }));
  return true;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
