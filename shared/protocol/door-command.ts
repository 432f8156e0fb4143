/**
 * What a screen may ask of its door. Plain data; the host checks every one. Times are epoch milliseconds on whole minutes.
 * `pin` goes with an act that the policy protects; an administrator's screen needs none.
 */
export type DoorCommand =
  /** Book from now (the current whole minute) to `endMs`, the end the button promised. */
  | { readonly kind: 'bookNow'; readonly endMs: number; readonly pin?: string | undefined }
  /** Book a free stretch that lies ahead. */
  | { readonly kind: 'bookLater'; readonly startMs: number; readonly endMs: number; readonly pin?: string | undefined }
  /** Book one of the policy's nearby rooms. `startMs` is now at the earliest. */
  | {
      readonly kind: 'bookElsewhere';
      readonly room: string;
      readonly startMs: number;
      readonly endMs: number;
      readonly pin?: string | undefined;
    }
  /** Let a meeting end later, at `endMs`; somebody else's by a hold after it (D7). */
  | { readonly kind: 'extend'; readonly meetingId: string; readonly endMs: number; readonly pin?: string | undefined }
  /** End a meeting now. */
  | { readonly kind: 'end'; readonly meetingId: string; readonly pin?: string | undefined }
  /** Let a meeting that lies ahead begin now. */
  | { readonly kind: 'startEarly'; readonly meetingId: string; readonly pin?: string | undefined }
  /** Give the room's time back: a door's booking is deleted, somebody else's meeting declined. */
  | { readonly kind: 'release'; readonly meetingId: string; readonly pin?: string | undefined }
  /** Take a meeting out of the room's calendar alone; its organiser is not told (policy). */
  | { readonly kind: 'decline'; readonly meetingId: string; readonly pin?: string | undefined }
  /** Move a meeting to one of the policy's nearby rooms. */
  | { readonly kind: 'move'; readonly meetingId: string; readonly room: string; readonly pin?: string | undefined }
  | { readonly kind: 'checkIn'; readonly meetingId: string; readonly pin?: string | undefined }
  /** Hold the room for the rest of the meeting that was released last (D8). */
  | { readonly kind: 'undoRelease'; readonly meetingId: string }
  /** Which nearby rooms are free for the stretch; with `meetingId`, to move that meeting to. */
  | { readonly kind: 'findRooms'; readonly startMs: number; readonly endMs: number; readonly meetingId?: string | undefined }
  /** Read the calendar now. */
  | { readonly kind: 'refresh' }
  /** The page has really drawn that view; part of the evidence without which nothing is released (D8). */
  | { readonly kind: 'painted'; readonly revision: number }
  /** Makes this screen the administrator's, until `lock` or a time without a touch. */
  | { readonly kind: 'unlock'; readonly pin: string }
  | { readonly kind: 'lock' }
  /** Administrator only: the record of what was done here. */
  | { readonly kind: 'exportAudit' }
  /** Administrator only: every screen of this door says which one it is, for a while. */
  | { readonly kind: 'identify' }
  /** Administrator only: ends the kiosk. */
  | { readonly kind: 'leaveKiosk' };

export type CommandKind = DoorCommand['kind'];
