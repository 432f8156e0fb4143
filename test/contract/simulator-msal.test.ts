import { ConfidentialClientApplication, type INetworkModule, type NetworkRequestOptions, type NetworkResponse } from '@azure/msal-node';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { systemClock } from '../../shared/runtime/clock.ts';
import { type ServedTenant, serveTenant } from '../../shared/simulator/serve-tenant.ts';
import { contosoApp } from '../../shared/simulator/tenant/contoso.ts';

let served: ServedTenant;

beforeEach(async () => {
  served = await serveTenant({ host: '127.0.0.1', port: 0, scenario: null, pagesDir: null, clock: systemClock });
});
afterEach(() => served.close());

/** msal insists on https; the tenant is on plain http. */
function plainHttp(asked: string[]): INetworkModule {
  const send = async <T>(url: string, init: RequestInit): Promise<NetworkResponse<T>> => {
    asked.push(new URL(url).pathname);
    const response = await fetch(url.replace(/^https:/, 'http:'), init);
    return { headers: Object.fromEntries(response.headers), body: (await response.json()) as T, status: response.status };
  };
  const partsOf = (options?: NetworkRequestOptions) => ({
    ...(options?.headers ? { headers: options.headers } : {}),
    ...(options?.body ? { body: options.body } : {}),
  });
  return {
    sendGetRequestAsync: (url, options) => send(url, { method: 'GET', ...partsOf(options) }),
    sendPostRequestAsync: (url, options) => send(url, { method: 'POST', ...partsOf(options) }),
  };
}

function clientOf(asked: string[], clientSecret: string): ConfidentialClientApplication {
  const host = new URL(served.address).host;
  return new ConfidentialClientApplication({
    auth: { clientId: contosoApp.clientId, clientSecret, authority: `https://${host}/${contosoApp.tenantId}`, knownAuthorities: [host] },
    system: { networkClient: plainHttp(asked) },
  });
}

test('[6.1, 6.2] msal finds the token endpoint by discovery and gets a token that Graph takes', async () => {
  const asked: string[] = [];
  const result = await clientOf(asked, contosoApp.secret).acquireTokenByClientCredential({ scopes: [`${served.address}/.default`] });
  expect(asked).toEqual([`/${contosoApp.tenantId}/v2.0/.well-known/openid-configuration`, `/${contosoApp.tenantId}/oauth2/v2.0/token`]);
  const user = await fetch(`${served.address}/v1.0/users/aurora@contoso.com`, {
    headers: { authorization: `Bearer ${result?.accessToken}` },
  });
  expect(user.status).toBe(200);
});

test('[6.3] msal understands a refusal', async () => {
  const acquiring = clientOf([], 'wrong').acquireTokenByClientCredential({ scopes: [`${served.address}/.default`] });
  await expect(acquiring).rejects.toMatchObject({ errorCode: 'invalid_client', errorMessage: expect.stringContaining('AADSTS7000215') });
});
