import { expect, test } from 'vitest';
import { proxyRouteTo } from '../../../shared/doctor/proxy-route.ts';

const HTTPS_PROXY = 'http://proxy.test:8080';

test.each<{ env: Record<string, string>; kind: string; because: string }>([
  { env: {}, kind: 'direct', because: 'no proxy is named' },
  { env: { HTTPS_PROXY }, kind: 'ignored', because: 'Node uses proxies only when told to' },
  { env: { HTTPS_PROXY, NODE_USE_ENV_PROXY: '1' }, kind: 'used', because: 'now it is told' },
  { env: { https_proxy: HTTPS_PROXY, NODE_USE_ENV_PROXY: '1' }, kind: 'used', because: 'small letters do as well' },
  { env: { HTTP_PROXY: HTTPS_PROXY }, kind: 'direct', because: 'that one is for plain http' },
  { env: { HTTPS_PROXY, NO_PROXY: 'localhost,.microsoft.com' }, kind: 'direct', because: 'the suffix is exempt' },
  { env: { HTTPS_PROXY, NO_PROXY: '*.microsoft.com' }, kind: 'direct', because: 'the pattern is exempt' },
  { env: { HTTPS_PROXY, NO_PROXY: '*' }, kind: 'direct', because: 'everything is exempt' },
  { env: { HTTPS_PROXY, NO_PROXY: 'soft.com, graph.microsoft.com:8443' }, kind: 'ignored', because: 'neither name nor port is meant' },
  { env: { HTTPS_PROXY: 'nonsense' }, kind: 'direct', because: 'that is no address' },
])('$env: $kind, because $because', ({ env, kind }) => {
  expect(proxyRouteTo(new URL('https://graph.microsoft.com'), env).kind).toBe(kind);
});
