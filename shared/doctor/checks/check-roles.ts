import type { TokenSource } from '../../graph/token-source.ts';
import type { Check } from '../finding.ts';
import { judgeRoles, rolesInToken } from '../judge-roles.ts';

/** What Entra's consent gives the app, by its token. */
export function createRolesCheck({ tokens }: { readonly tokens: TokenSource }): Check {
  return {
    name: 'roles',
    needs: ['token'],
    run: async () => judgeRoles(rolesInToken(await tokens.getToken())),
  };
}
