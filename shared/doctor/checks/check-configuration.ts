import type { Credential } from '../../config/door-config.ts';
import type { Check } from '../finding.ts';

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The configuration was parsed before we came; what a schema cannot tell is told here. */
export function createConfigurationCheck({ credential }: { readonly credential: Credential }): Check {
  return {
    name: 'configuration',
    needs: [],
    async run() {
      return guid.test(credential.secret) ? [{ code: 'configRead' }, { code: 'secretLooksLikeId' }] : [{ code: 'configRead' }];
    },
  };
}
