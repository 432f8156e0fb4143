import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import { bridgeChannels, type DoorBridge } from '../shared/protocol/door-bridge.ts';

type DoorView = Parameters<Parameters<DoorBridge['watch']>[0]>[0];

const bridge: DoorBridge = {
  watch(onView) {
    let shown: number | null = null;
    // The host answers every watcher on one channel, so an earlier watcher would otherwise hear the same view twice.
    const listener = (_event: IpcRendererEvent, view: DoorView): void => {
      if (view.revision === shown) return;
      shown = view.revision;
      onView(view);
    };
    ipcRenderer.on(bridgeChannels.view, listener);
    ipcRenderer.send(bridgeChannels.watch);
    return () => void ipcRenderer.off(bridgeChannels.view, listener);
  },
  // `invoke` rejects only for what cannot be cloned, and that is no command.
  send: (command) => ipcRenderer.invoke(bridgeChannels.command, command).catch(() => ({ kind: 'refused', reason: 'malformed' })),
};

contextBridge.exposeInMainWorld('lintel', bridge);
