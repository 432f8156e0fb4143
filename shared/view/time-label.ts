/** An instant as the screen prints it. `dayLabel` is null for today, else a short date. */
export interface TimeLabel {
  readonly ms: number;
  readonly text: string;
  readonly dayLabel: string | null;
}
