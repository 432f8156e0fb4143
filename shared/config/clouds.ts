import type { Cloud } from './door-config.ts';

/** Microsoft's clouds by name [11]. Tokens of one mean nothing in another. */
export const clouds: Readonly<Record<string, Cloud>> = {
  global: { login: 'https://login.microsoftonline.com', graph: 'https://graph.microsoft.com' },
  usGovL4: { login: 'https://login.microsoftonline.us', graph: 'https://graph.microsoft.us' },
  usGovL5: { login: 'https://login.microsoftonline.us', graph: 'https://dod-graph.microsoft.us' },
  china: { login: 'https://login.chinacloudapi.cn', graph: 'https://microsoftgraph.chinacloudapi.cn' },
};

export const cloudNames: readonly string[] = Object.keys(clouds);
