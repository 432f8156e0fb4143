import type { LineRefusal } from '../../shared/protocol/coordinator-line.ts';
import type { EnrollingStep } from '../../shared/view/door-view-enrolling.ts';
import { instant } from './english-meeting.ts';
import { type Phrase, strong } from './phrase.ts';
import type { EnrollingWords } from './words.ts';

const TELL = 'Please tell whoever looks after the rooms.';

const refusals: Readonly<Record<LineRefusal, string>> = {
  revoked: `This display was taken out of service, and shows no room. ${TELL}`,
  wrongVersion: `The display and its coordinator are of different versions; one of them has to be updated. ${TELL}`,
  badEnrolmentToken: `The enrolment token of this display does not hold, or was used before. ${TELL}`,
  replaced: `Another device has the key of this display. ${TELL}`,
  badProof: `The coordinator does not take the key of this display. ${TELL}`,
  malformed: `The coordinator does not understand this display. ${TELL}`,
  tooSlow: 'The coordinator has waited in vain for this display. It is asked again in a moment.',
};

function headline(step: EnrollingStep): string {
  switch (step.kind) {
    case 'code':
      return 'Set up this display';
    case 'connecting':
      return 'One moment';
    case 'unreachable':
      return 'No coordinator';
    case 'refused':
      return step.reason === 'revoked' ? 'Out of service' : 'Not let in';
  }
}

function sentence(step: EnrollingStep): Phrase {
  switch (step.kind) {
    case 'code':
      return step.confirmAt === null
        ? ['Whoever looks after the rooms confirms this code at the coordinator. This display then shows its room by itself.']
        : ['Confirm this code at ', strong(addressInShort(step.confirmAt)), ', or scan it. This display then shows its room by itself.'];
    case 'connecting':
      return ['Connecting to the coordinator…'];
    case 'unreachable':
      return ['It cannot be reached since ', strong(instant(step.since)), '. The display goes on trying by itself.'];
    case 'refused':
      return [refusals[step.reason]];
  }
}

/** As one types it. */
const addressInShort = (address: string): string => address.replace(/^https:\/\//, '').replace(/[?#].*$|\/$/, '');

/** In two groups of four, as people read it to each other. */
export const codeInGroups = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`;

/** The same in short, for administrators of a door that shows its room all the same. */
export const enrolmentRefused: Readonly<Record<LineRefusal, string>> = {
  revoked: 'revoked by staff',
  wrongVersion: 'another version of Lintel',
  badEnrolmentToken: 'the token does not hold',
  replaced: 'another device has the same key',
  badProof: 'the key is not taken',
  malformed: 'not understood',
  tooSlow: 'asked again in a moment',
};

export const englishEnrolling: EnrollingWords = {
  headline,
  sentence,
  goodUntil: (expires) => ['Good until ', strong(instant(expires)), ', then a new one follows.'],
  coordinator: (address) => `Coordinator ${addressInShort(address)}`,
  meantFor: (room) => `Meant for ${room}`,
  qr: 'The code to scan',
};
