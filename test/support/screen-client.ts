import { WebSocket } from 'ws';
import type { CommandResult } from '../../shared/protocol/command-result.ts';
import type { ServerMessage } from '../../shared/protocol/door-bridge.ts';
import type { DoorCommand } from '../../shared/protocol/door-command.ts';
import type { DoorView } from '../../shared/view/door-view.ts';

/** A screen without glass: the bridge's WebSocket as any program would speak it. */
export interface ScreenClient {
  /** Resolves with the first view, the current one included, that fits. Rejects when the door hangs up. */
  viewThat(fits: (view: DoorView) => boolean): Promise<DoorView>;
  send(command: DoorCommand): Promise<CommandResult>;
  close(): void;
}

export async function openScreen(doorAddress: string): Promise<ScreenClient> {
  const socket = new WebSocket(`${doorAddress.replace(/^http/, 'ws')}/bridge`, { origin: doorAddress });
  let view: DoorView | null = null;
  let count = 0;
  const watchers = new Set<() => void>();
  const answers = new Map<string, (result: CommandResult) => void>();
  const gone = new Promise<never>((_resolve, reject) => {
    socket.on('close', () => reject(new Error(`the door hung up; last view: ${JSON.stringify(view?.status)}`)));
    socket.on('error', reject);
  });
  gone.catch(() => {});

  socket.on('message', (data) => {
    const message = JSON.parse(String(data)) as ServerMessage;
    if (message.kind === 'view') view = message.view;
    if (message.kind === 'result' && message.id !== null) answers.get(message.id)?.(message.result);
    for (const watcher of watchers) watcher();
  });

  await Promise.race([new Promise((resolve) => socket.once('open', resolve)), gone]);
  return {
    viewThat(fits) {
      const found = new Promise<DoorView>((resolve) => {
        const look = (): void => {
          if (view === null || !fits(view)) return;
          watchers.delete(look);
          resolve(view);
        };
        watchers.add(look);
        look();
      });
      return Promise.race([found, gone]);
    },
    send(command) {
      count += 1;
      const id = `screen-${count}`;
      const answer = new Promise<CommandResult>((resolve) => answers.set(id, resolve));
      socket.send(JSON.stringify({ kind: 'command', id, command }));
      return Promise.race([answer, gone]);
    },
    close: () => socket.close(),
  };
}
