import type { Clock } from '../../runtime/clock.ts';
import type { Check } from '../finding.ts';
import { judgeProbe } from '../judge-probe.ts';
import type { ProbeAddress } from '../probe-address.ts';
import { proxyRouteTo } from '../proxy-route.ts';

export interface AddressCheckDeps {
  readonly name: 'login' | 'graph';
  readonly address: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly probe: ProbeAddress;
  readonly clock: Pick<Clock, 'nowMs'>;
}

/** Whether the way to an address is open: DNS, TCP and TLS told apart. */
export function createAddressCheck({ name, address, env, probe, clock }: AddressCheckDeps): Check {
  return {
    name,
    needs: ['configuration'],
    async run() {
      const url = new URL(address);
      const route = proxyRouteTo(url, env);
      return [judgeProbe(url, await probe(url, route), route, clock.nowMs())];
    },
  };
}
