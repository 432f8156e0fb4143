import type { GraphError } from '../graph/graph-error.ts';
import { findingOf } from './failed-call.ts';
import type { Finding } from './finding.ts';
import type { FindingCode } from './words/words.ts';

/** Entra's errors by their number [6.3]. */
const tokenRefusals: Readonly<Record<string, FindingCode>> = {
  AADSTS7000215: 'wrongSecret',
  AADSTS7000222: 'expiredSecret',
  AADSTS700016: 'unknownApp',
  AADSTS90002: 'unknownTenant',
  AADSTS700027: 'unknownCertificate',
  AADSTS7000112: 'disabledApp',
  AADSTS90033: 'loginBusy',
  AADSTS50196: 'loginLoop',
};

/** What a failed token request means. */
export function judgeTokenFailure(error: GraphError): Finding {
  const { code } = error.facts;
  const known = code === undefined ? undefined : tokenRefusals[code];
  const general = findingOf(error, {
    credentialRefused: code === undefined ? 'credentialUnusable' : 'tokenRefused',
    serviceFailing: 'loginBusy',
    unexpectedReply: 'notLogin',
  });
  return { ...general, code: known ?? general.code, facts: { ...general.facts, number: code?.replace(/\D/g, '') || 'unknown' } };
}
