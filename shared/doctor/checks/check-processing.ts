import type { Policy } from '../../domain/policy.ts';
import type { Check } from '../finding.ts';
import { judgeProcessing } from '../judge-processing.ts';
import type { ProcessingSettings } from '../processing-settings.ts';

/** A file of settings that was given on the command line. */
export interface ProcessingFile {
  readonly path: string;
  readonly settings: ProcessingSettings;
}

export interface ProcessingCheckDeps {
  readonly file: ProcessingFile | null;
  readonly policy: Policy;
}

/** How Exchange treats invitations to the room; Graph has no window on it [4.3]. */
export function createProcessingCheck({ file, policy }: ProcessingCheckDeps): Check {
  return {
    name: 'processing',
    needs: ['configuration'],
    async run() {
      if (file === null) return [{ code: policy.checkIn === 'release' ? 'releaseUnknown' : 'processingUnknown' }];
      const findings = judgeProcessing(file.settings, policy);
      return findings.length > 0 ? findings : [{ code: 'processingFine', facts: { file: file.path } }];
    },
  };
}
