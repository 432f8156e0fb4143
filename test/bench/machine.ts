import { arch, cpus, loadavg, platform, totalmem } from 'node:os';

/** What the figures were measured on: without it they say nothing. */
export function machineFacts(): string {
  const [cpu] = cpus();
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
  const load = loadavg()
    .map((value) => value.toFixed(1))
    .join(' ');
  return `Node ${process.versions.node}, ${platform()} ${arch()}, ${cpus().length} x ${cpu?.model.trim() ?? 'unknown'}, ${memory}, load ${load}`;
}
