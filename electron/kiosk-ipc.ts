import type { IpcMain, IpcMainEvent, WebContents } from 'electron';
import type { DoorEngine } from '../shared/engine/door-engine.ts';
import type { CommandResult } from '../shared/protocol/command-result.ts';
import { bridgeChannels } from '../shared/protocol/door-bridge.ts';
import { isTrustedFrame } from './trusted-frame.ts';

export interface KioskIpcDeps {
  readonly ipcMain: Pick<IpcMain, 'handle' | 'on' | 'off' | 'removeHandler'>;
  readonly screen: Pick<WebContents, 'send' | 'isDestroyed' | 'on' | 'off'>;
  readonly engine: Pick<DoorEngine, 'attach'>;
}

/**
 * The host's end of the bridge. Every message is judged by the frame that sent it; what is no command the engine refuses. Each load of
 * the page is a screen of its own, so that a reload ends administrator mode. Returns a stop function.
 */
export function serveKioskIpc({ ipcMain, screen: contents, engine }: KioskIpcDeps): () => void {
  let screen = engine.attach();
  let isWatched = false;
  let stopWatching = (): void => {};

  const watch = (): void => {
    stopWatching(); // whoever asks anew starts afresh, with the view as it is now
    stopWatching = screen.watch((view) => {
      if (!contents.isDestroyed()) contents.send(bridgeChannels.view, view);
    });
  };
  const onWatch = (event: IpcMainEvent): void => {
    if (!isTrustedFrame(event.senderFrame)) return;
    isWatched = true;
    watch();
  };
  const onLoaded = (): void => {
    screen.detach();
    screen = engine.attach();
    if (isWatched) watch(); // the new page may have asked before we heard of it
  };

  contents.on('did-navigate', onLoaded);
  ipcMain.on(bridgeChannels.watch, onWatch);
  ipcMain.handle(bridgeChannels.command, async (event, raw: unknown): Promise<CommandResult> => {
    return isTrustedFrame(event.senderFrame) ? screen.run(raw) : { kind: 'refused', reason: 'notAllowed' };
  });

  return () => {
    contents.off('did-navigate', onLoaded);
    ipcMain.off(bridgeChannels.watch, onWatch);
    ipcMain.removeHandler(bridgeChannels.command);
    screen.detach();
  };
}
