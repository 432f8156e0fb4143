import { describe, expect, test } from 'vitest';
import { isLoopback, judgeRequest } from '../../../shared/web-host/request-guard.ts';

const loopback = { boundHost: '127.0.0.1', allowedHosts: ['door.example'] };
const open = { boundHost: '0.0.0.0', allowedHosts: [] };

describe('a door bound to loopback', () => {
  test.each([
    { host: '127.0.0.1:4020', origin: undefined, verdict: 'allowed', because: 'programs send no Origin' },
    { host: 'localhost:4020', origin: 'http://localhost:4020', verdict: 'allowed', because: 'it is the page itself' },
    { host: '[::1]:4020', origin: 'http://[::1]:4020', verdict: 'allowed', because: 'loopback has a newer address, too' },
    { host: 'LOCALHOST:8080', origin: undefined, verdict: 'allowed', because: 'a tunnel may use another port' },
    {
      host: 'door.example',
      origin: 'https://door.example',
      verdict: 'allowed',
      because: 'a proxy with TLS stands before it, by an allowed name',
    },
    { host: 'evil.example:4020', origin: undefined, verdict: 'foreignHost', because: 'the name was rebound to us' },
    { host: 'evil.example:4020', origin: 'http://evil.example:4020', verdict: 'foreignHost', because: 'same origin, but rebound' },
    { host: '10.0.0.7:4020', origin: undefined, verdict: 'foreignHost', because: 'nobody outside can ask a loopback door' },
    { host: 'localhost.evil.example', origin: undefined, verdict: 'foreignHost', because: 'it only begins like ours' },
    { host: '127.0.0.1@evil.example', origin: undefined, verdict: 'foreignHost', because: 'what stands before @ is no host' },
    { host: '', origin: undefined, verdict: 'foreignHost', because: 'there is no name' },
    { host: undefined, origin: undefined, verdict: 'foreignHost', because: 'there is no header' },
    { host: 'local host', origin: undefined, verdict: 'foreignHost', because: 'it is no name' },
    { host: '127.0.0.1:4020', origin: 'http://evil.example', verdict: 'foreignOrigin', because: 'another site opens our socket' },
    {
      host: '127.0.0.1:4020',
      origin: 'http://127.0.0.1:3000',
      verdict: 'foreignOrigin',
      because: 'another program on this machine serves that page',
    },
    { host: '127.0.0.1:4020', origin: 'http://localhost:4020', verdict: 'foreignOrigin', because: 'it is not the host that was asked' },
    { host: '127.0.0.1:4020', origin: 'null', verdict: 'foreignOrigin', because: 'a sandboxed frame or a file' },
    {
      host: '127.0.0.1:4020',
      origin: 'chrome-extension://127.0.0.1:4020',
      verdict: 'foreignOrigin',
      because: 'an extension is not our page',
    },
  ] as const)('host $host, origin $origin: $verdict, because $because', ({ host, origin, verdict }) => {
    expect(judgeRequest(host, origin, loopback)).toBe(verdict);
  });
});

describe('a door bound to every address', () => {
  test.each([
    { host: '192.168.1.20:4020', verdict: 'allowed', because: 'an address cannot be rebound' },
    { host: '[fe80::1]:4020', verdict: 'allowed', because: 'an address cannot be rebound' },
    { host: 'localhost:4020', verdict: 'allowed', because: 'it is this machine' },
    { host: 'evil.example', verdict: 'foreignHost', because: 'names must be allowed' },
  ] as const)('host $host: $verdict, because $because', ({ host, verdict }) => {
    expect(judgeRequest(host, undefined, open)).toBe(verdict);
  });
});

test.each([
  ['127.0.0.1', true],
  ['127.8.9.1', true],
  ['localhost', true],
  ['::1', true],
  ['[::1]', true],
  ['0.0.0.0', false],
  ['::', false],
  ['127.evil.example', false],
  ['192.168.1.2', false],
  ['door.local', false],
])('%s is loopback: %s', (host, expected) => {
  expect(isLoopback(host)).toBe(expected);
});
