import type { CheckName } from '../../../shared/doctor/finding.ts';
import type { FindingCode } from '../../../shared/doctor/words/words.ts';
import type { ExaminationOptions } from './examined.ts';

export interface Case extends ExaminationOptions {
  readonly check: CheckName;
  readonly finds: FindingCode;
  /** Where it is not plain from the case. */
  readonly says?: RegExp;
}
