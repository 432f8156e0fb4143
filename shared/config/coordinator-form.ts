import type { ConfigForm } from './config-form.ts';
import { expectations as doors } from './expectations.ts';

const address = 'an https address (http only to this machine) without user name, query or fragment';

/** Fields of a tenant are named as if there were one: `clientId`. */
export const coordinatorForm: ConfigForm = {
  variables: {
    LINTEL_HOST: 'host',
    LINTEL_PORT: 'port',
    LINTEL_PUBLIC_ADDRESS: 'publicAddress',
    LINTEL_TRUSTED_PROXIES: 'trustedProxies',
    LINTEL_DATA_DIR: 'dataDir',
    LINTEL_STAFF_TOKEN: 'staffToken',
    LINTEL_TENANT_ID: 'tenantId',
    LINTEL_CLIENT_ID: 'clientId',
    LINTEL_CREDENTIAL_SECRET: 'credential.secret',
    LINTEL_CLOUD: 'cloud',
    LINTEL_CLOUD_LOGIN: 'cloud.login',
    LINTEL_CLOUD_GRAPH: 'cloud.graph',
  },
  secretVariables: ['LINTEL_CREDENTIAL_SECRET', 'LINTEL_STAFF_TOKEN'],
  expectations: {
    host: 'the name or address to listen on',
    port: 'a whole number from 0 to 65535 (0 takes a free port)',
    publicAddress: `${address}, by which Microsoft reaches this coordinator, or null`,
    trustedProxies: 'a list of at most 50 addresses or networks such as 127.0.0.1 or 10.0.0.0/8',
    dataDir: doors.dataDir ?? '',
    staffToken: 'a secret of 32 to 200 characters without spaces, or null',
    tenants: 'a list of one or more tenants, each tenantId once',
    tenantId: doors.tenantId ?? '',
    clientId: doors.clientId ?? '',
    credential: 'an object with kind and secret, or kind and secretFile',
    'credential.kind': '"secret"',
    'credential.secret': "the app registration's client secret, or secretFile in its place",
    'credential.secretFile': 'the path of a file that can be read and holds the client secret, and no secret beside it',
    cloud: doors.cloud ?? '',
    'cloud.login': doors['cloud.login'] ?? '',
    'cloud.graph': doors['cloud.graph'] ?? '',
  },
};
