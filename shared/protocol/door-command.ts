/** What a screen may ask of its door. Plain data; the host checks every one. Times are epoch milliseconds on whole minutes. */
export type DoorCommand =
  /** Book from now (the current whole minute) to `endMs`, the end the button promised. */
  | { readonly kind: 'bookNow'; readonly endMs: number }
  /** Let a meeting booked at a door end later, at `endMs`. */
  | { readonly kind: 'extend'; readonly meetingId: string; readonly endMs: number }
  /** End a meeting booked at a door now. */
  | { readonly kind: 'end'; readonly meetingId: string }
  /** Read the calendar now. */
  | { readonly kind: 'refresh' };
