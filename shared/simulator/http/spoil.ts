import type { FaultKind } from '../faults/fault.ts';
import type { FaultRules, Struck } from '../faults/fault-rules.ts';
import type { Reply } from './call.ts';

const wrongShapes = {
  notJson: 'It is not you, it is us.',
  otherShape: { value: 'soon', '@odata.deltaLink': 7 },
  noLinks: { value: [] },
  empty: '',
} as const;

/** What the web server in front of Graph says when Graph itself does not. */
export const errorPage: Reply = {
  status: 500,
  headers: { 'Content-Type': 'text/html' },
  body: '<html><head><title>500</title></head><body><h2>500 - Internal server error.</h2></body></html>',
};

export interface Outgoing {
  readonly reply: Reply;
  /** The body breaks off in the middle. */
  readonly isTruncated: boolean;
  readonly contentType: string;
  /** The fault that made the body what no Microsoft service would write; null for an honest one. */
  readonly spoiledBy: FaultKind | null;
}

const JSON_TYPE = 'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8';

/** The faults that leave the effect alone and spoil the answer. */
export function spoil(reply: Reply, faults: FaultRules, struck: Struck): Outgoing {
  if (faults.strike('htmlError', struck)) {
    return { reply: errorPage, isTruncated: false, contentType: 'text/html', spoiledBy: 'htmlError' };
  }
  const wrong = faults.strike('wrongBody', struck);
  const shaped = wrong ? { ...reply, body: wrongShapes[wrong.effect.shape] } : reply;
  const isTruncated = faults.strike('truncatedBody', struck) !== null;
  const spoiledBy = isTruncated ? 'truncatedBody' : wrong ? 'wrongBody' : null;
  return { reply: shaped, isTruncated, contentType: JSON_TYPE, spoiledBy };
}
