import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

/** Whom strangers are counted by. */
export type RemoteAddressOf = (
  request: Pick<IncomingMessage, 'headers'> & { readonly socket: Pick<IncomingMessage['socket'], 'remoteAddress'> },
) => string;

/**
 * The address that a request comes from: who is connected, or the last one whom a trusted proxy names in `X-Forwarded-For`. What anybody else
 * says there is not looked at, since it could be anything. Of IPv6 the network (/64), since one home has as many addresses as there are.
 *
 * `trustedProxies` are addresses or networks, such as `10.0.0.0/8`, that were checked.
 */
export function createRemoteAddress(trustedProxies: readonly string[]): RemoteAddressOf {
  const trusted = new BlockList();
  for (const proxy of trustedProxies) {
    const [address = '', bits] = proxy.split('/');
    if (bits === undefined) trusted.addAddress(address, familyOf(address));
    else trusted.addSubnet(address, Number(bits), familyOf(address));
  }
  const isTrusted = (address: string): boolean => isIP(address) !== 0 && trusted.check(address, familyOf(address));

  return ({ headers, socket }) => {
    const named = String(headers['x-forwarded-for'] ?? '').split(',');
    let address = plain(socket.remoteAddress ?? '');
    while (isTrusted(address)) {
      const before = plain(named.pop()?.trim() ?? '');
      if (isIP(before) === 0) break;
      address = before;
    }
    return isIP(address) === 6 ? networkOf(address) : address;
  };
}

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** Without the port that some proxies name as well, and IPv4 out of the form that a socket of both families gives it. */
const plain = (address: string): string =>
  address
    .replace(/^\[([^\]]*)\](?::\d+)?$/, '$1')
    .replace(/^([\d.]+):\d+$/, '$1')
    .replace(/^::ffff:(?=\d+\.)/i, '');

/** Its first four groups, each as short as it can be. */
function networkOf(address: string): string {
  const [head = '', tail] = address.replace(/%.*$/, '').split('::');
  const groups = head === '' ? [] : head.split(':');
  const missing = tail === undefined ? 0 : 8 - groups.length - (tail === '' ? 0 : tail.split(':').length);
  const all = [...groups, ...Array.from({ length: Math.max(0, missing) }, () => '0'), ...(tail ? tail.split(':') : [])];
  return `${all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
