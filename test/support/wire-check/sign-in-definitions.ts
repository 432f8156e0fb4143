import { type Definitions, objectOf, type Schema, text, textLike } from './json-schema.ts';

const GUID = /^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/;
const url: Schema = { type: 'string', format: 'uri' };
const list: Schema = { type: 'array', items: text };

/** What msal adds to any token request. */
const library = Object.fromEntries(
  [
    'client_info',
    'client-request-id',
    'x-app-name',
    'x-app-ver',
    'x-client-CPU',
    'x-client-OS',
    'x-client-SKU',
    'x-client-VER',
    'x-client-current-telemetry',
    'x-client-last-telemetry',
    'x-ms-lib-capability',
    'x-client-xtra-sku',
  ].map((name): [string, Schema] => [name, { type: 'string' }]),
);

/** The form of a client-credentials request [6.1]: a secret, or an assertion with its type. */
export const sentSignIn: Definitions = {
  TokenForm: {
    ...objectOf(
      {
        ...library,
        client_id: textLike(GUID, '6.1'),
        scope: textLike(/(^| )https?:\/\/\S+\/\.default($| )/, '6.1'),
        grant_type: { const: 'client_credentials', fact: '6.1' },
        client_secret: text,
        client_assertion_type: { const: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer', fact: '6.1' },
        client_assertion: textLike(/^[\w-]+\.[\w-]+\.[\w-]+$/, '6.1'),
        claims: textLike(/^\{.*\}$/, '6.5'),
      },
      { client_id: '6.1', scope: '6.1', grant_type: '6.1' },
    ),
    oneOf: [{ required: ['client_secret'] }, { required: ['client_assertion', 'client_assertion_type'] }],
    fact: '6.1',
  },
};

/** What the login service answers; the package of types does not reach that far. */
export const answeredSignIn: Definitions = {
  // No refresh token and no id token [6.2].
  Token: {
    ...objectOf(
      {
        token_type: { const: 'Bearer', fact: '6.2' },
        expires_in: { type: 'integer', minimum: 1 },
        ext_expires_in: { type: 'integer', minimum: 1 },
        access_token: text,
      },
      { token_type: '6.2', expires_in: '6.2', ext_expires_in: '6.2', access_token: '6.2' },
    ),
    fact: '6.2',
  },
  OpenIdConfiguration: objectOf(
    {
      authorization_endpoint: url,
      token_endpoint: url,
      token_endpoint_auth_methods_supported: list,
      issuer: url,
      jwks_uri: url,
      response_modes_supported: list,
      response_types_supported: list,
      subject_types_supported: list,
      scopes_supported: list,
      id_token_signing_alg_values_supported: list,
      tenant_region_scope: text,
      cloud_instance_name: text,
    },
    { authorization_endpoint: '6.1', token_endpoint: '6.1', issuer: '6.1', jwks_uri: '6.1' },
  ),
  InstanceDiscovery: objectOf(
    {
      tenant_discovery_endpoint: url,
      'api-version': text,
      metadata: {
        type: 'array',
        items: objectOf(
          { preferred_network: text, preferred_cache: text, aliases: list },
          { preferred_network: '6.1', preferred_cache: '6.1', aliases: '6.1' },
        ),
      },
    },
    { tenant_discovery_endpoint: '6.1', metadata: '6.1' },
  ),
};
