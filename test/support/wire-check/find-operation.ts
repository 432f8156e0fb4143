import type { WireOperation } from './wire-operation.ts';
import { wireOperations } from './wire-operations.ts';

const patternOf = (path: string): RegExp => new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`);

const routes = wireOperations.flatMap((operation) => operation.paths.map((path) => ({ operation, pattern: patternOf(path) })));

/** Paths of Graph carry its version, delta has three spellings [1.2.2], and lists of rooms two [5.2.1]. */
export function findOperation(method: string, pathname: string): WireOperation | null {
  const isGraph = pathname.startsWith('/v1.0/');
  const path = (isGraph ? pathname.slice('/v1.0'.length) : pathname)
    .replace(/\/(?:microsoft\.graph\.)?delta(\(\))?$/, '/delta')
    .replace(/\/(?:microsoft\.)?graph\.roomlist\b/i, '/microsoft.graph.roomList');
  const isFit = ({ operation, pattern }: (typeof routes)[number]): boolean =>
    operation.method === method && (operation.service === 'graph') === isGraph && pattern.test(path);
  return routes.find(isFit)?.operation ?? null;
}
