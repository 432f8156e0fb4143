import type { Finding } from './finding.ts';
import type { AddressProbe } from './probe-address.ts';
import { nameOfProxy, type ProxyRoute } from './proxy-route.ts';
import type { FindingCode } from './words/words.ts';

/** OpenSSL's codes, as Node hands them on. */
const tlsCodes: Readonly<Record<string, FindingCode>> = {
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'privateCa',
  UNABLE_TO_GET_ISSUER_CERT: 'privateCa',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'privateCa',
  SELF_SIGNED_CERT_IN_CHAIN: 'privateCa',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'privateCa',
  CERT_UNTRUSTED: 'privateCa',
  CERT_HAS_EXPIRED: 'certificateDate',
  CERT_NOT_YET_VALID: 'certificateDate',
  ERR_TLS_CERT_ALTNAME_INVALID: 'wrongHost',
};

/** What the end of the way means. */
export function judgeProbe(address: URL, probe: AddressProbe, route: ProxyRoute, nowMs: number): Finding {
  const port = address.port || (address.protocol === 'https:' ? '443' : '80');
  const place = { address: address.origin, host: address.hostname, port, now: new Date(nowMs).toISOString().slice(0, 16) };
  if (probe.kind === 'reached') return { code: 'reached', facts: { ...place, how: probe.how } };
  const facts = { ...place, code: probe.code, proxy: route.kind === 'direct' ? '' : nameOfProxy(route.proxy) };
  if (probe.kind === 'noTls') return { code: tlsCodes[probe.code] ?? 'noTls', facts };
  if (probe.kind === 'proxyRefuses' || route.kind === 'used') return { code: 'proxyRefuses', facts };
  return { code: route.kind === 'ignored' ? 'proxyUnused' : probe.kind, facts };
}
