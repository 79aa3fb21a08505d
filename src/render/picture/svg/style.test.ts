import { describe, expect, it } from 'vitest';
import { pictureStyle, segmentColours } from './style.ts';

const [light = '', dark = ''] = pictureStyle.split('(prefers-color-scheme:dark)');
const themes = [
  ['light', light],
  ['dark', dark],
] as const;

const colour = (style: string, name: string): string => {
  const rule = style.split('\n').find((line) => line.startsWith(`.${name}{fill:#`));
  return rule?.slice(rule.indexOf('#'), rule.indexOf('#') + 7) ?? 'none';
};

type Three = readonly [number, number, number];

/** sRGB as light: IEC 61966-2-1. */
function linear(hex: string): Three {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((i) => {
    const value = Number.parseInt(hex.slice(i, i + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return [r, g, b];
}

const luminance = ([r, g, b]: Three): number => 0.2126 * r + 0.7152 * g + 0.0722 * b;

/** @see WCAG 2.2, contrast ratio */
function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [a, b].map((each) => luminance(linear(each))).sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

/** @see Machado, Oliveira & Fernandes (2009), IEEE TVCG 15(6): protanopia, deuteranopia and tritanopia, severity 1 */
const sights: readonly (readonly [Three, Three, Three])[] = [
  [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
];

/** CIE L*a*b* under D65, as somebody with that sight sees a colour. */
function lab(hex: string, sight: (typeof sights)[number]): Three {
  const light = linear(hex);
  const [r, g, b] = sight.map((row) =>
    Math.max(0, Math.min(1, row[0] * light[0] + row[1] * light[1] + row[2] * light[2])),
  ) as unknown as Three;
  const root = (t: number) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const x = root((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
  const y = root(luminance([r, g, b]));
  const z = root((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const apart = (a: string, b: string, sight: (typeof sights)[number]): number =>
  Math.hypot(...lab(a, sight).map((value, i) => value - (lab(b, sight)[i] ?? 0)));

const segments = Array.from({ length: segmentColours }, (_, i) => `p-f-s${i}`);

describe.each(themes)('%s', (_, style) => {
  const paper = colour(style, 'p-paper');

  it('has texts of a contrast of 4.5 at least, on paper and on the strongest heat', () => {
    for (const name of ['p-text', 'p-quiet', 'p-f-main', 'p-f-cost', 'p-f-plain'])
      expect(contrast(paper, colour(style, name))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour(style, 'p-text'), colour(style, 'p-h9'))).toBeGreaterThanOrEqual(4.5);
  });

  it('has lines of a contrast of 3 at least', () => {
    for (const name of segments)
      expect(contrast(paper, colour(style, name))).toBeGreaterThanOrEqual(3);
  });

  it('has colours that every kind of sight tells apart', () => {
    const colours = [...segments, 'p-f-cost'].map((name) => colour(style, name));
    for (const sight of sights)
      for (const [i, a] of colours.entries())
        for (const b of colours.slice(i + 1)) expect(apart(a, b, sight)).toBeGreaterThan(20);
  });
});
