import type { Trouble } from '../../shared/domain/trouble.ts';
import type { CommandResult } from '../../shared/protocol/command-result.ts';
import type { DoorCommand } from '../../shared/protocol/door-command.ts';
import type { DoorStatus, Freshness, Offer, PendingView } from '../../shared/view/door-view.ts';
import type { EnrollingStep } from '../../shared/view/door-view-enrolling.ts';
import type { MeetingView } from '../../shared/view/door-view-meeting.ts';
import type { TimeLabel } from '../../shared/view/time-label.ts';
import type { Phrase } from './phrase.ts';
import type {
  ActWords,
  AdministratorWords,
  BookLaterWords,
  CheckInWords,
  ConfirmWords,
  IdentifyWords,
  PinWords,
  RoomsWords,
} from './sheet-words.ts';

/** Everything the page says, in one language. A language is a value of this type; nothing from code reaches the glass around it. */
export interface Words {
  /** For the page's `lang`. */
  readonly tag: string;
  readonly starting: StartingWords;
  readonly enrolling: EnrollingWords;
  readonly status: StatusWords;
  readonly meeting: MeetingWords;
  readonly day: DayWords;
  readonly offer: OfferWords;
  readonly answer: AnswerWords;
  readonly act: ActWords;
  readonly confirm: ConfirmWords;
  readonly bookLater: BookLaterWords;
  readonly rooms: RoomsWords;
  readonly checkIn: CheckInWords;
  readonly pin: PinWords;
  readonly administrator: AdministratorWords;
  readonly identify: IdentifyWords;
  /** Time left, as a clock counts it down. */
  countdown(seconds: number): string;
}

interface StartingWords {
  readonly word: string;
  readonly askingCalendar: string;
  readonly waitingForProgram: string;
}

/** A display that stands at no room yet. */
export interface EnrollingWords {
  headline(step: EnrollingStep): string;
  /** What is the matter, or what to do. */
  sentence(step: EnrollingStep): Phrase;
  goodUntil(expires: TimeLabel): Phrase;
  coordinator(address: string): string;
  meantFor(room: string): string;
  /** What the QR code is, for who cannot see it. */
  readonly qr: string;
}

export interface StatusWords {
  /** The largest word on the glass. */
  readonly word: Readonly<Record<DoorStatus['kind'], string>>;
  /** The time that matters. */
  time(status: DoorStatus): Phrase;
  /** What has the room, or will have it, or what is the matter. */
  who(status: DoorStatus, isLineLost: boolean): Phrase | null;
  /** Beside it: the organiser and the people. */
  people(status: DoorStatus): string | null;
  /** What comes after that. */
  next(status: DoorStatus): Phrase | null;
  readonly endingSoon: string;
  readonly conflict: string;
  lastConfirmed(time: string): string;
  readonly neverConfirmed: string;
  /** The line at the foot: how fresh all of this is. */
  freshness(freshness: Freshness, isLineLost: boolean): string;
}

export interface MeetingWords {
  title(meeting: MeetingView): string;
  /** Organiser, people, marks: what stands beside the title, without repeating it. */
  facts(meeting: MeetingView): string;
  /** As much of the facts as a block of the timeline has room for. */
  brief(meeting: MeetingView): string;
  span(meeting: MeetingView): string;
  /** Title, times and organiser, as one line to be read aloud. */
  spoken(meeting: MeetingView): string;
}

interface DayWords {
  readonly timeline: string;
  readonly today: string;
  readonly allDay: string;
  readonly closed: string;
  readonly nothingBooked: string;
  readonly open: string;
  readonly title: string;
  readonly back: string;
  readonly earlier: string;
  readonly later: string;
}

export interface OfferWords {
  readonly group: string;
  /** `isFirst`: the likeliest one says what it does in full; those beside it are understood from it. */
  label(offer: Offer, isFirst: boolean): string;
  /** What comes of it. */
  consequence(offer: Offer): string;
  readonly otherTimes: string;
  readonly more: string;
  sheetTitle(offers: readonly Offer[]): string;
  readonly close: string;
}

export interface AnswerWords {
  pending(pending: PendingView): string;
  readonly pendingNote: string;
  /** A headline and what to make of it. */
  result(result: CommandResult, commandKind: DoorCommand['kind']): { readonly title: string; readonly text: string };
  readonly dismiss: string;
}

/** Why there is no fresh answer: at length for who stands before the door, in short for the line at its foot. */
export type TroubleWords = Readonly<Record<Trouble, { readonly sentence: string; readonly short: string }>>;
