import type { Call, Operation } from '../http/call.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { refuseSignIn } from './sign-in-refusal.ts';

export function isThisTenant(tenant: Tenant, name: string): boolean {
  const { tenantId, domain } = tenant.app.current;
  return [tenantId, domain].includes(name.toLowerCase());
}

/** msal takes only https authorities, so a client on plain http says https and maps it back: documents name https too. */
const httpsHost = (url: URL): string => `https://${url.host}`;

const openIdConfiguration: Operation = {
  isGraph: false,
  name: 'openIdConfiguration',
  method: 'GET',
  paths: ['/:tenant/v2.0/.well-known/openid-configuration'],
  run({ tenant, url, params }: Call) {
    const name = params.tenant ?? '';
    if (!isThisTenant(tenant, name)) {
      const reply = refuseSignIn(tenant, 'unknownTenant', { clientId: '', tenantName: name }, null);
      return { ...reply, body: { ...(reply.body as object), error: 'invalid_tenant' } };
    }
    const { tenantId } = tenant.app.current;
    const base = `${httpsHost(url)}/${tenantId}`;
    return {
      status: 200,
      body: {
        authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
        token_endpoint: `${base}/oauth2/v2.0/token`,
        token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt'],
        issuer: `${base}/v2.0`,
        jwks_uri: `${base}/discovery/v2.0/keys`,
        response_modes_supported: ['query', 'fragment', 'form_post'],
        response_types_supported: ['code', 'id_token'],
        subject_types_supported: ['pairwise'],
        scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
        id_token_signing_alg_values_supported: ['RS256'],
        tenant_region_scope: 'EU',
        cloud_instance_name: 'microsoftonline.com',
      },
    };
  },
};

const instanceDiscovery: Operation = {
  isGraph: false,
  name: 'instanceDiscovery',
  method: 'GET',
  paths: ['/common/discovery/instance'],
  run({ tenant, url }: Call) {
    const host = url.host;
    return {
      status: 200,
      body: {
        tenant_discovery_endpoint: `${httpsHost(url)}/${tenant.app.current.tenantId}/v2.0/.well-known/openid-configuration`,
        'api-version': '1.1',
        metadata: [{ preferred_network: host, preferred_cache: host, aliases: [host] }],
      },
    };
  },
};

/** What `@azure/msal-node` asks before its first token. */
export const discoveryOperations: readonly Operation[] = [openIdConfiguration, instanceDiscovery];
