import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync('renderer/styles/colors.css', 'utf8');
const colors = new Map([...css.matchAll(/--([a-z-]+): #([0-9a-f]{6});/g)].map(([, name = '', hex = '']) => [name, hex]));

/** Relative luminance by WCAG 2.2. */
function luminance(name: string): number {
  const hex = colors.get(name) ?? expect.unreachable(`no colour ${name}`);
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const grounds = ['ground', 'deep', 'raised', 'pressed', 'block', 'closed'];
const lights = ['available', 'occupied', 'waiting', 'shut', 'unknown'];

test.each(grounds.flatMap((ground) => ['ink', 'muted'].map((text) => ({ text, ground }))))(
  'T2 $text on $ground can be read',
  ({ text, ground }) => {
    expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
  },
);

test.each([...lights, 'occupied-past', 'waiting-past', 'unknown-past', 'ink'])('T2 dark words on %s can be read', (light) => {
  expect(contrast('ground', light)).toBeGreaterThanOrEqual(4.5);
});

test.each(lights.flatMap((light) => ['ground', 'deep'].map((ground) => ({ light, ground }))))(
  'T2 the shape in $light stands out from $ground',
  ({ light, ground }) => {
    expect(contrast(light, ground)).toBeGreaterThanOrEqual(4.5);
  },
);

test.each(['ground', 'deep', 'raised'])('the edge of what can be touched stands out from %s', (ground) => {
  expect(contrast('edge', ground)).toBeGreaterThanOrEqual(3);
});
