import { decode, encode } from './codec.ts';
import { runInPageWorld } from './page-world.ts';
import { runInPreloadWorld } from './preload-world.ts';

/** Names that both worlds and the host know and a page cannot guess. */
export interface WorldNames {
  readonly secret: string;
  readonly hostBinding: string;
}

const constants = ({ secret: name, hostBinding: binding }: WorldNames): string =>
  `const secret = ${JSON.stringify(name)}; const hostBinding = ${JSON.stringify(binding)};`;

export function pageWorldSource(names: WorldNames): string {
  return `(() => { ${constants(names)} (${runInPageWorld})(); })();`;
}

/** The preload runs in the top frame alone, as under `nodeIntegrationInSubFrames: false`. */
export function preloadWorldSource(names: WorldNames, preload: string): string {
  return `if (window === window.top) (() => { ${constants(names)} ${encode} ${decode}
const require = (${runInPreloadWorld})();
const module = { exports: {} };
(function (exports, require, module) { ${preload}
})(module.exports, require, module); })();`;
}
