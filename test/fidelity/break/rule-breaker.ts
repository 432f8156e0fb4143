import type { Plugin } from 'vite';
import type { Breakage } from './breakage.ts';

/** The source as it would be with the rule broken. Throws where the text is not there exactly once: the list has to follow the code. */
export function brokenSource(source: string, { file, text, instead }: Breakage): string {
  const parts = source.split(text);
  if (parts.length !== 2) throw new Error(`${file}: expected exactly once, found ${parts.length - 1} times: ${text}`);
  return parts.join(instead);
}

/** Breaks one rule on the way from the disk to the test; the working tree is not touched. */
export function breakRule(breakage: Breakage): Plugin {
  return {
    name: 'break-one-rule',
    enforce: 'pre',
    transform(source, id) {
      return id.split('?')[0]?.endsWith(`/${breakage.file}`) ? brokenSource(source, breakage) : null;
    },
  };
}
