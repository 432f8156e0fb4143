import { type WireOperation, wireOperations } from './wire-operations.ts';

const patternOf = (path: string): RegExp => new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`);

const routes = wireOperations.flatMap((operation) => operation.paths.map((path) => ({ operation, pattern: patternOf(path) })));

/** Paths of Graph carry its version, and delta has three spellings [1.2.2]. */
export function findOperation(method: string, pathname: string): WireOperation | null {
  const isGraph = pathname.startsWith('/v1.0/');
  const path = (isGraph ? pathname.slice('/v1.0'.length) : pathname).replace(/\/(?:microsoft\.graph\.)?delta(\(\))?$/, '/delta');
  const isFit = ({ operation, pattern }: (typeof routes)[number]): boolean =>
    operation.method === method && (operation.service === 'graph') === isGraph && pattern.test(path);
  return routes.find(isFit)?.operation ?? null;
}
