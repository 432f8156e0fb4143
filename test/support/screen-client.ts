import type { CommandResult } from '../../shared/protocol/command-result.ts';
import type { ServerMessage } from '../../shared/protocol/door-bridge.ts';
import type { DoorCommand } from '../../shared/protocol/door-command.ts';
import type { DoorView } from '../../shared/view/door-view.ts';
import { openSocket } from './open-socket.ts';

/** A screen without glass: the bridge's WebSocket as any program would speak it. */
export interface ScreenClient {
  /** Resolves with the first view, the current one included, that fits. Rejects when the door hangs up. */
  viewThat(fits: (view: DoorView) => boolean): Promise<DoorView>;
  send(command: DoorCommand): Promise<CommandResult>;
  close(): void;
}

export async function openScreen(doorAddress: string): Promise<ScreenClient> {
  const { socket, heard } = await openSocket(doorAddress, { origin: doorAddress });
  let count = 0;
  const currentView = (): DoorView | null => heard.findLast((message) => message.kind === 'view')?.view ?? null;
  const gone = new Promise<never>((_resolve, reject) => {
    socket.on('close', () => reject(new Error(`the door hung up; last view: ${JSON.stringify(currentView()?.status)}`)));
    socket.on('error', reject);
  });
  gone.catch(() => {});

  /** Asks now and after each message, until there is an answer. */
  const heardThat = <Answer>(answerIn: () => Answer | null): Promise<Answer> => {
    const found = new Promise<Answer>((resolve) => {
      const look = (): void => {
        const answer = answerIn();
        if (answer === null) return;
        socket.off('heard', look);
        resolve(answer);
      };
      socket.on('heard', look);
      look();
    });
    return Promise.race([found, gone]);
  };

  return {
    viewThat: (fits) =>
      heardThat(() => {
        const view = currentView();
        return view !== null && fits(view) ? view : null;
      }),
    send(command) {
      count += 1;
      const id = `screen-${count}`;
      const isAnswer = (message: ServerMessage) => message.kind === 'result' && message.id === id;
      socket.send(JSON.stringify({ kind: 'command', id, command }));
      return heardThat(() => {
        const answer = heard.find(isAnswer);
        return answer?.kind === 'result' ? answer.result : null;
      });
    },
    close: () => socket.close(),
  };
}
