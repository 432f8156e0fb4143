import type { Wordings } from './wording.ts';

export const networkWords = {
  configRead: { severity: 'ok', says: 'room {room}, tenant {tenantId}, app {clientId}' },
  secretLooksLikeId: {
    severity: 'warning',
    says: 'the secret has the form of an id: probably the "Secret ID" was copied in place of the "Value"',
    remedy: [
      'In Entra, App registrations, the app, Certificates & secrets: make a new client secret and copy its Value, which is shown only once.',
    ],
  },
  reached: { severity: 'ok', says: '{address} answers ({how})' },
  noName: {
    severity: 'failure',
    says: 'DNS: the name {host} is not known here ({code})',
    remedy: ['Let this machine resolve {host}: check its DNS servers, its network, and the spelling of "cloud" in the configuration.'],
  },
  noConnection: {
    severity: 'failure',
    says: 'TCP: {host} is known, but port {port} cannot be reached ({code})',
    remedy: ['Open port {port} to {host} in the firewall for this machine.'],
  },
  proxyUnused: {
    severity: 'failure',
    says: '{host} cannot be reached directly ({code}), and the proxy {proxy} of the environment is not used',
    remedy: ['Set NODE_USE_ENV_PROXY=1 in the environment of the door (and of this command), beside HTTPS_PROXY and NO_PROXY.'],
  },
  proxyRefuses: {
    severity: 'failure',
    says: 'the proxy {proxy} does not lead to {host} ({code})',
    remedy: ['Allow {host}:{port} on the proxy, without a sign-in for this machine or with the right one in HTTPS_PROXY.'],
  },
  privateCa: {
    severity: 'failure',
    says: 'TLS: the certificate of {host} comes from an authority that this program does not know ({code})',
    remedy: [
      'A proxy or firewall inspects the traffic with a company authority of its own. Either exempt {host} from inspection (Microsoft advises so), or trust it:',
      'set NODE_EXTRA_CA_CERTS=/path/to/company-ca.pem, or NODE_USE_SYSTEM_CA=1 where the operating system trusts it already.',
    ],
  },
  certificateDate: {
    severity: 'failure',
    says: "TLS: the certificate of {host} is not valid at this machine's time, {now} ({code})",
    remedy: ['Set the clock of this machine (time server). If it is right, a proxy on the way has let its certificate expire.'],
  },
  wrongHost: {
    severity: 'failure',
    says: 'TLS: who answers for {host} shows the certificate of somebody else ({code})',
    remedy: ['A captive portal or a wrong DNS entry answers: open {address} in a browser on this machine and see who does.'],
  },
  noTls: {
    severity: 'failure',
    says: 'TLS: {host} broke off the handshake ({code})',
    remedy: ['A firewall ends TLS to {host} on its way, or the address does not speak TLS. TLS 1.2 or newer must pass.'],
  },
  clockRight: { severity: 'ok', says: "this machine's clock is within {seconds} s of Graph's" },
  clockOff: {
    severity: 'warning',
    says: "this machine's clock is {offset} against Graph's; the door corrects for it, other programs do not",
    remedy: ['Let the machine follow a time server (chrony or systemd-timesyncd on Linux, w32tm /resync on Windows).'],
  },
  clockFarOff: {
    severity: 'failure',
    says: "this machine's clock is {offset} against Graph's: certificates and tokens are judged by it",
    remedy: ['Set the clock and let the machine follow a time server (chrony or systemd-timesyncd on Linux, w32tm /resync on Windows).'],
  },
  notGraph: {
    severity: 'failure',
    says: 'something answers at {graph} that is not Graph (status {status}, no request-id)',
    remedy: ['A captive portal or a proxy answers in its place: open {graph} in a browser on this machine and see who does.'],
  },
} as const satisfies Wordings;
