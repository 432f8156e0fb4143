/** Everything that the double lacks throws by name, so that a test never passes on an API that silently did nothing. */
export function guard<Api extends object>(name: string, api: Api): Api {
  return new Proxy(api, {
    get(target, key) {
      if (key in target || typeof key === 'symbol' || key === 'then' || key === '__esModule') return Reflect.get(target, key) as unknown;
      throw new Error(`electron-double: ${name} lacks ${key}`);
    },
  });
}
