import { lookup } from 'node:dns/promises';
import { connect, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { networkCodeOf } from './failed-call.ts';
import type { ProxyRoute } from './proxy-route.ts';

/** How far the way to an address goes. */
export type AddressProbe =
  | { readonly kind: 'reached'; readonly how: string }
  | { readonly kind: 'noName' | 'noConnection' | 'proxyRefuses' | 'noTls'; readonly code: string };

/** Goes the way step by step, so that each can be told apart; never rejects. */
export type ProbeAddress = (address: URL, route: ProxyRoute) => Promise<AddressProbe>;

const STEP_MS = 10_000;

/** DNS, TCP, the proxy's leave, TLS: over real sockets, with the certificates that Node trusts. */
export const probeAddress: ProbeAddress = async (address, route) => {
  const goal = { host: address.hostname.replace(/^\[|\]$/g, ''), port: portOf(address) };
  const first = route.kind === 'used' ? { host: route.proxy.hostname, port: portOf(route.proxy) } : goal;
  const ip = isIP(first.host) ? first.host : await lookup(first.host).then((found) => found.address, codeOf);
  if (typeof ip !== 'string') return { kind: 'noName', code: ip.code };
  const socket = await settled(connect({ host: ip, port: first.port }), 'connect');
  if ('code' in socket) return { kind: 'noConnection', code: socket.code };
  try {
    if (route.kind === 'used') {
      const status = await askProxy(socket.socket, goal, route.proxy);
      if (status !== '200') return { kind: 'proxyRefuses', code: status };
    }
    const way = route.kind === 'used' ? `through ${route.proxy.host}` : `${ip} port ${first.port}`;
    if (address.protocol !== 'https:') return { kind: 'reached', how: `${way}, without TLS` };
    const secure = connectTls({ socket: socket.socket, ...(isIP(goal.host) ? { host: goal.host } : { servername: goal.host }) });
    const handshake = await settled(secure, 'secureConnect');
    if ('code' in handshake) return { kind: 'noTls', code: handshake.code };
    return { kind: 'reached', how: `${way}, ${secure.getProtocol() ?? 'TLS'}` };
  } finally {
    socket.socket.destroy();
  }
};

const portOf = ({ port, protocol }: URL): number => Number(port) || (protocol === 'https:' ? 443 : 80);

const codeOf = (error: unknown): { readonly code: string } => ({
  code: networkCodeOf(error) ?? (error instanceof Error ? error.message : String(error)),
});

/** Waits for one event; an error, an early end and silence have a code. */
function settled<S extends Socket>(
  socket: S,
  event: 'connect' | 'secureConnect',
): Promise<{ readonly socket: S } | { readonly code: string }> {
  return new Promise((resolve) => {
    socket.setTimeout(STEP_MS, () => resolve(end('ETIMEDOUT')));
    socket.once(event, () => resolve({ socket }));
    socket.once('error', (error) => resolve(codeOf(error)));
    socket.once('close', () => resolve(end('ECONNRESET')));
    const end = (code: string) => {
      socket.destroy();
      return { code };
    };
  });
}

/** The status of a CONNECT, or the code of what went wrong. */
function askProxy(socket: Socket, { host, port }: { readonly host: string; readonly port: number }, proxy: URL): Promise<string> {
  const { username, password } = proxy;
  const login = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64');
  const authorization = username === '' ? '' : `Proxy-Authorization: Basic ${login}\r\n`;
  return new Promise((resolve) => {
    socket.once('data', (data) => resolve(/^HTTP\/1\.\d (\d{3})/.exec(data.toString('latin1'))?.[1] ?? 'no answer in HTTP'));
    socket.once('error', (error) => resolve(codeOf(error).code));
    socket.once('close', () => resolve('ECONNRESET'));
    socket.write(`CONNECT ${host}:${port} HTTP/1.1\r\nHost: ${host}:${port}\r\n${authorization}\r\n`);
  });
}
