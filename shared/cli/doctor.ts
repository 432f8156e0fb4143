import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import type { GatewayDoorAccess } from '../config/door-config.ts';
import type { ProcessingFile } from '../doctor/checks/check-processing.ts';
import { type DirectDoor, examineDoor } from '../doctor/examine-door.ts';
import { probeAddress } from '../doctor/probe-address.ts';
import { parseProcessingSettings } from '../doctor/processing-settings.ts';
import { openRecording } from '../doctor/recording/recording.ts';
import { formatLine, formatSummary, summaryOf } from '../doctor/report.ts';
import { systemClock } from '../runtime/clock.ts';
import type { CommandContext } from './command-context.ts';
import type { DoctorInvocation } from './command-line.ts';
import { done, type Outcome } from './outcome.ts';
import { readVersion } from './project.ts';
import { readDoorConfig } from './read-door-config.ts';
import { readJsonFile } from './read-json-file.ts';

type ProcessingReply =
  | { readonly kind: 'valid'; readonly file: ProcessingFile | null }
  | { readonly kind: 'invalid'; readonly lines: readonly string[] };

/** Examines one door's way to Microsoft 365, and fails when anything on it does. */
export async function doctor(invocation: DoctorInvocation, context: CommandContext): Promise<Outcome> {
  const { asJson, mayWrite, otherMailbox, recordPath } = invocation;
  const { env, say, signal, workingDir } = context;
  const read = await readDoorConfig(invocation.configPath, context);
  const processing = await readProcessing(invocation.processingPath, workingDir);
  const lines = [read, processing].flatMap((reply) => (reply.kind === 'invalid' ? reply.lines : []));
  if (read.kind === 'invalid' || processing.kind === 'invalid') return { kind: 'badUsage', lines };

  const { room, access, timeZone, policy } = read.config;
  if (access.kind === 'gateway') return { kind: 'badUsage', lines: [elsewhere(access)] };
  if (room === null) throw new Error('a door with a credential of its own has a room');
  const config: DirectDoor = { room, access, timeZone, policy };
  const opened =
    recordPath === null ? null : await openRecording(resolve(workingDir, recordPath), { cloud: access.cloud, version: readVersion() });
  if (opened?.kind === 'refused') return { kind: 'badUsage', lines: [`--record: ${opened.problem}`] };

  if (!asJson) say(`Lintel doctor: ${config.room}\n`);
  const report = await examineDoor(
    {
      config,
      fetch: opened === null ? fetch : opened.recording.wrap(fetch),
      probe: probeAddress,
      clock: systemClock,
      newId: randomUUID,
      env,
      machineTimeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      mayWrite,
      processing: processing.file,
      otherMailbox,
      onLine: (line) => {
        if (!asJson) for (const text of formatLine(line)) say(text);
      },
    },
    signal,
  );
  const recorded = (await opened?.recording.close()) ?? null;
  const summary = summaryOf(report);
  if (asJson) {
    say(JSON.stringify({ room: config.room, lines: report, summary, recorded: recorded?.calls ?? null }, null, 2));
  } else {
    if (!signal.aborted) say(`\n${formatSummary(summary)}`);
    if (recorded) say(`${recorded.calls} calls recorded in ${recordPath}; look them over before you pass them on.`);
  }
  if (signal.aborted) return { kind: 'failed', lines: ['stopped before the end'] };
  const failed = [...new Set(report.flatMap(({ result, title }) => (result === 'failure' ? [title] : [])))];
  const problems = [
    ...(failed.length > 0 ? [`doctor: failed: ${failed.join(', ')}`] : []),
    ...(recorded?.problem ? [`--record: ${recorded.problem}`] : []),
  ];
  return problems.length === 0 ? done : { kind: 'failed', lines: problems };
}

async function readProcessing(path: string | null, workingDir: string): Promise<ProcessingReply> {
  if (path === null) return { kind: 'valid', file: null };
  const file = await readJsonFile(resolve(workingDir, path));
  if (file.kind === 'unreadable') return { kind: 'invalid', lines: [`--calendar-processing: ${file.line}`] };
  const reply = parseProcessingSettings(file.value);
  if (reply.kind === 'invalid') return { kind: 'invalid', lines: [`--calendar-processing: ${path}: ${reply.problem}`] };
  return { kind: 'valid', file: { path, settings: reply.settings } };
}

/** What such a door may do is decided by the coordinator's credential, and this device has none to try it with. */
function elsewhere({ coordinator }: GatewayDoorAccess): string {
  return `credential.kind: found "gateway", expected "secret": this door goes through ${coordinator}; examine its room there, by a door.json with the coordinator's credential`;
}
