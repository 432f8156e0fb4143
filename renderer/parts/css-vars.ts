import type { CSSProperties } from 'react';

/** Custom properties for React's `style`, which sets them one by one and so keeps to the content security policy. */
export const cssVars = (vars: Readonly<Record<`--${string}`, string | number>>): CSSProperties => vars as CSSProperties;
