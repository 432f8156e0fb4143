import type { IpcMain, IpcMainEvent, WebContents } from 'electron';
import type { DoorEngine } from '../shared/engine/door-engine.ts';
import type { CommandResult } from '../shared/protocol/command-result.ts';
import { bridgeChannels } from '../shared/protocol/door-bridge.ts';
import { isTrustedFrame } from './trusted-frame.ts';

export interface KioskIpcDeps {
  readonly ipcMain: Pick<IpcMain, 'handle' | 'on' | 'off' | 'removeHandler'>;
  readonly screen: Pick<WebContents, 'send' | 'isDestroyed'>;
  readonly engine: Pick<DoorEngine, 'run' | 'watch'>;
}

/** The host's end of the bridge. Every message is judged by the frame that sent it; what is no command the engine refuses. Returns a stop function. */
export function serveKioskIpc({ ipcMain, screen, engine }: KioskIpcDeps): () => void {
  let stopWatching = (): void => {};

  const onWatch = (event: IpcMainEvent): void => {
    if (!isTrustedFrame(event.senderFrame)) return;
    stopWatching(); // a reloaded page starts afresh, with the view as it is now
    stopWatching = engine.watch((view) => {
      if (!screen.isDestroyed()) screen.send(bridgeChannels.view, view);
    });
  };

  ipcMain.on(bridgeChannels.watch, onWatch);
  ipcMain.handle(bridgeChannels.command, async (event, raw: unknown): Promise<CommandResult> => {
    return isTrustedFrame(event.senderFrame) ? engine.run(raw) : { kind: 'refused', reason: 'notAllowed' };
  });

  return () => {
    stopWatching();
    ipcMain.off(bridgeChannels.watch, onWatch);
    ipcMain.removeHandler(bridgeChannels.command);
  };
}
