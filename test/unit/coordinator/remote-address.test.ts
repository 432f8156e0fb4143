import { expect, test } from 'vitest';
import { createRemoteAddress } from '../../../shared/coordinator/remote-address.ts';

const from = (peer: string | undefined, forwarded: string | undefined, trusted: readonly string[]) =>
  createRemoteAddress(trusted)({
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
    socket: { remoteAddress: peer },
  });

test.each<{ peer: string | undefined; forwarded?: string; trusted?: readonly string[]; counted: string; because: string }>([
  { peer: '198.51.100.7', counted: '198.51.100.7', because: 'it is who is connected' },
  { peer: '::ffff:198.51.100.7', counted: '198.51.100.7', because: 'a socket of both families says it so' },
  { peer: '127.0.0.1', forwarded: '198.51.100.7', counted: '127.0.0.1', because: 'nobody is trusted unless configured' },
  {
    peer: '203.0.113.66',
    forwarded: '198.51.100.7',
    trusted: ['127.0.0.1'],
    counted: '203.0.113.66',
    because: 'a stranger may say what it likes',
  },
  { peer: '127.0.0.1', forwarded: '198.51.100.7', trusted: ['127.0.0.1'], counted: '198.51.100.7', because: 'the proxy says so' },
  { peer: '::ffff:127.0.0.1', forwarded: '198.51.100.7', trusted: ['127.0.0.1'], counted: '198.51.100.7', because: 'it is the same proxy' },
  { peer: '::1', forwarded: '198.51.100.7', trusted: ['::1'], counted: '198.51.100.7', because: 'a proxy may be of either family' },
  {
    peer: '127.0.0.1',
    forwarded: '1.2.3.4, 198.51.100.7',
    trusted: ['127.0.0.1'],
    counted: '198.51.100.7',
    because: 'what a stranger wrote comes before what the proxy did',
  },
  {
    peer: '10.1.2.3',
    forwarded: '1.2.3.4,198.51.100.7, 10.9.9.9',
    trusted: ['10.0.0.0/8'],
    counted: '198.51.100.7',
    because: 'two proxies are one after the other',
  },
  {
    peer: '127.0.0.1',
    forwarded: '198.51.100.7, unknown',
    trusted: ['127.0.0.1'],
    counted: '127.0.0.1',
    because: 'behind what is no address nobody is believed',
  },
  { peer: '127.0.0.1', forwarded: '198.51.100.7:49152', trusted: ['127.0.0.1'], counted: '198.51.100.7', because: 'it names the port' },
  {
    peer: '127.0.0.1',
    forwarded: '[2001:db8:1:2::3]:49152',
    trusted: ['127.0.0.1'],
    counted: '2001:db8:1:2::/64',
    because: 'it names the port behind brackets',
  },
  { peer: '127.0.0.1', trusted: ['127.0.0.1'], counted: '127.0.0.1', because: 'the proxy names nobody' },
  { peer: '127.0.0.1', forwarded: '127.0.0.1', trusted: ['127.0.0.1'], counted: '127.0.0.1', because: 'the proxy’s own machine asks' },
  { peer: '2001:db8:12:34:56:78:9a:bc', counted: '2001:db8:12:34::/64', because: 'a home has a whole network' },
  { peer: '2001:db8:12:34::1', counted: '2001:db8:12:34::/64', because: 'and it may be written short' },
  { peer: '2001:0DB8:0012:0034::1', counted: '2001:db8:12:34::/64', because: 'or long' },
  { peer: 'fe80::1%eth0', counted: 'fe80:0:0:0::/64', because: 'a link has a name' },
  { peer: '2001:db8::', counted: '2001:db8:0:0::/64', because: 'nothing follows' },
  {
    peer: '127.0.0.1',
    forwarded: '2001:db8:1:2:3::4',
    trusted: ['127.0.0.1', 'fd00::/8'],
    counted: '2001:db8:1:2::/64',
    because: 'a proxy names either family',
  },
  { peer: undefined, counted: '', because: 'it has gone already' },
])('C73 $peer saying $forwarded, trusting $trusted, counts as $counted: $because', ({ peer, forwarded, trusted = [], counted }) => {
  expect(from(peer, forwarded, trusted)).toBe(counted);
});
