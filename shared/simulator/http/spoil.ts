import type { FaultRules, Struck } from '../faults/fault-rules.ts';
import type { Reply } from './call.ts';

const wrongShapes = {
  notJson: 'It is not you, it is us.',
  otherShape: { value: 'soon', '@odata.deltaLink': 7 },
  noLinks: { value: [] },
  empty: '',
} as const;

export interface Outgoing {
  readonly reply: Reply;
  /** The body breaks off in the middle. */
  readonly isTruncated: boolean;
  readonly contentType: string;
}

const JSON_TYPE = 'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8';

/** The faults that leave the effect alone and spoil the answer. */
export function spoil(reply: Reply, faults: FaultRules, struck: Struck): Outgoing {
  if (faults.strike('htmlError', struck)) {
    const page = '<html><head><title>500</title></head><body><h2>500 - Internal server error.</h2></body></html>';
    return { reply: { status: 500, body: page }, isTruncated: false, contentType: 'text/html' };
  }
  const wrong = faults.strike('wrongBody', struck);
  const shaped = wrong ? { ...reply, body: wrongShapes[wrong.effect.shape] } : reply;
  return { reply: shaped, isTruncated: faults.strike('truncatedBody', struck) !== null, contentType: JSON_TYPE };
}
