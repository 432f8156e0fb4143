import type { Consequence } from '../../shared/domain/consequence.ts';
import type { AdministratorFacts, CheckInView, DayView, ReleasedView } from '../../shared/view/door-view.ts';
import type { MeetingView } from '../../shared/view/door-view-meeting.ts';
import type { Act } from '../state/act.ts';
import type { PinTrouble } from '../state/sheet-ask.ts';
import type { Phrase } from './phrase.ts';

type DayName = Pick<DayView, 'weekday' | 'date'>;

export interface BookLaterWords {
  /** What a free stretch of a timeline says of itself to who cannot see it. */
  free(from: string, to: string): string;
  /** `day` is null for today. */
  title(day: DayName | null): string;
  readonly start: string;
  readonly length: string;
  readonly earlier: string;
  readonly later: string;
  readonly shorter: string;
  readonly longer: string;
  minutes(minutes: number): string;
  book(minutes: number, isFirst: boolean): string;
  span(from: string, to: string): string;
  /** The stretch was free when it was touched. */
  readonly gone: string;
}

export interface ActWords {
  label(act: Act): string;
  /** What comes of it, in a few words. */
  note(act: Act): string;
  /** Says on a meeting's sheet that nothing can be done from here. */
  readonly nothing: string;
  readonly gone: string;
  /** What is particular about it, each a line of its own. */
  marks(meeting: MeetingView): readonly string[];
  /** When, on the sheet of a meeting; `day` is null for today. */
  when(meeting: MeetingView, day: DayName | null): string;
}

/** What an act changes: its parts are complete sentences or names, each for a line of its own. */
export interface ConfirmWords {
  question(act: Act): string;
  /** What will happen, in a sentence. */
  what(consequence: Consequence, act: Act): string;
  /** Of a meeting in a series: how much of it is meant. Null where nobody would ask. */
  series(consequence: Consequence): string | null;
  readonly changes: string;
  calendars(consequence: Consequence): readonly string[];
  readonly informed: string;
  told(consequence: Consequence): string;
  readonly toDo: string;
  /** Null where nothing is left to do. */
  organizerMust(consequence: Consequence): string | null;
  yes(act: Act): string;
}

export interface RoomsWords {
  readonly moveTitle: string;
  readonly otherTitle: string;
  readonly looking: string;
  readonly none: string;
  readonly noneNote: string;
  freeUntil(time: string | null): string;
  take(name: string): string;
  readonly more: string;
}

export interface PinWords {
  readonly title: string;
  readonly administratorTitle: string;
  readonly why: string;
  trouble(trouble: PinTrouble): Phrase;
  readonly checking: string;
  entered(digits: number): string;
  readonly erase: string;
  readonly enter: string;
  readonly cancel: string;
}

export interface CheckInWords {
  /** Beside a room in use: nobody has checked in. */
  line(checkIn: CheckInView): Phrase;
  readonly checkIn: string;
  released(released: ReleasedView, title: string): Phrase;
  undo(released: ReleasedView): string;
}

export interface AdministratorWords {
  readonly enter: string;
  readonly title: string;
  readonly leave: string;
  /** The mode ends by itself. */
  timeLeft(seconds: number): string;
  readonly factsTitle: string;
  /** Name and value of each fact, in the order they are read. */
  facts(facts: AdministratorFacts): readonly { readonly name: string; readonly value: string; readonly isNumber: boolean }[];
  readonly missedTitle: string;
  missed(series: AdministratorFacts['missedSeries'][number]): string;
  readonly meetingsTitle: string;
  readonly noMeetings: string;
  readonly syncNow: string;
  readonly identify: string;
  readonly exportAudit: string;
  readonly leaveKiosk: string;
}

export interface IdentifyWords {
  readonly title: string;
  version(version: string): string;
  readonly back: string;
}
