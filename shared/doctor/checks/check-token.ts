import { GraphError } from '../../graph/graph-error.ts';
import type { TokenSource } from '../../graph/token-source.ts';
import type { Check } from '../finding.ts';
import { judgeTokenFailure } from '../token-refusals.ts';

/** Whether the tenant issues a token, and if not, why. */
export function createTokenCheck({ tokens }: { readonly tokens: TokenSource }): Check {
  return {
    name: 'token',
    needs: ['login'],
    async run() {
      try {
        await tokens.getToken();
        return [{ code: 'tokenIssued' }];
      } catch (error) {
        if (!(error instanceof GraphError)) throw error;
        return [judgeTokenFailure(error)];
      }
    },
  };
}
