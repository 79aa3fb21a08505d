import { textSize } from './room.ts';

/** Steps of a heat map. */
export const heatSteps = 10;
/** Series alike that have a colour and a marker each; more have shades of one colour. */
export const segmentColours = 6;
/** Shades of one colour for series alike. */
export const shadeCount = 8;

interface Colours {
  readonly paper: string;
  readonly ink: string;
  readonly quiet: string;
  readonly hairline: string;
  readonly base: string;
  readonly main: string;
  readonly cost: string;
  readonly plain: string;
  /** Of series alike: told apart with any kind of sight, and from the colour of cost. */
  readonly segments: readonly string[];
  /** Of the blue in the paper: the palest and the strongest shade of a series. */
  readonly shades: readonly [number, number];
  /** Of the blue in the paper: the strongest shade of a cell, on which ink is still readable. */
  readonly hottest: number;
  readonly bandOpacity: number;
}

const light: Colours = {
  paper: '#fdfcfa',
  ink: '#1b1d1f',
  quiet: '#585e62',
  hairline: '#e4e2dd',
  base: '#8d9093',
  main: '#1f5f8b',
  cost: '#b04d17',
  plain: '#6b7075',
  segments: ['#1f5f8b', '#7c9c5c', '#9147d6', '#be7b9a', '#54320f', '#2f3235'],
  shades: [0.5, 1.25],
  hottest: 0.68,
  bandOpacity: 0.16,
};

const dark: Colours = {
  paper: '#17181a',
  ink: '#e9e7e2',
  quiet: '#a9aca9',
  hairline: '#303236',
  base: '#777b80',
  main: '#7fb2dd',
  cost: '#f0a36b',
  plain: '#a0a4a9',
  segments: ['#7fb2dd', '#61891d', '#8768f5', '#ba5980', '#d7c236', '#e6e5e2'],
  shades: [0.4, 1.1],
  hottest: 0.5,
  bandOpacity: 0.24,
};

/** A mixture of two colours; a share above 1 goes beyond the second. */
function mixed(from: string, to: string, share: number): string {
  const channel = (colour: string, i: number) => Number.parseInt(colour.slice(i, i + 2), 16);
  const hex = [1, 3, 5].map((i) => {
    const value = Math.round(channel(from, i) * (1 - share) + channel(to, i) * share);
    return Math.max(0, Math.min(255, value)).toString(16).padStart(2, '0');
  });
  return `#${hex.join('')}`;
}

/** A colour of a line, an area and a text, by its name in a class. */
function coloursByName({
  paper,
  main,
  cost,
  plain,
  segments,
  shades,
}: Colours): [string, string][] {
  const [palest, strongest] = shades;
  return [
    ['main', main],
    ['cost', cost],
    ['plain', plain],
    ...segments.map((colour, i): [string, string] => [`s${i}`, colour]),
    ...Array.from({ length: shadeCount }, (_, i): [string, string] => {
      const share = palest + ((strongest - palest) * i) / (shadeCount - 1);
      return [`b${i}`, mixed(paper, main, share)];
    }),
  ];
}

/** Each class by itself, without nesting and variables, because programs that import SVG know no more. */
function colourRules(colours: Colours): string {
  const { paper, ink, quiet, hairline, base, main, cost, hottest, bandOpacity } = colours;
  const heat = Array.from({ length: heatSteps }, (_, i) => {
    const share = (hottest * (i + 1)) / heatSteps;
    return `.p-h${i}{fill:${mixed(paper, main, share)}}`;
  });
  return [
    `.p-paper{fill:${paper}}`,
    `.p-text{fill:${ink}}`,
    `.p-quiet{fill:${quiet}}`,
    `.p-halo{fill:${paper};stroke:${paper}}`,
    `.p-hair{stroke:${hairline}}`,
    `.p-base{stroke:${base}}`,
    `.p-off{stroke:${cost}}`,
    `.p-band{fill-opacity:${bandOpacity}}`,
    `.p-dot{stroke:${paper}}`,
    ...coloursByName(colours).flatMap(([name, colour]) => [
      `.p-l-${name}{stroke:${colour}}`,
      `.p-f-${name}{fill:${colour}}`,
    ]),
    ...heat,
  ].join('\n');
}

const shapeRules = [
  `.p-text{font-size:${textSize}px;font-variant-numeric:tabular-nums;text-anchor:start}`,
  '.p-middle{text-anchor:middle}',
  '.p-end{text-anchor:end}',
  '.p-strong{font-weight:600}',
  '.p-halo{stroke-width:4px;stroke-linejoin:round}',
  '.p-hair{stroke-width:1px}',
  '.p-base{stroke-width:1px}',
  '.p-off{fill:none;stroke-width:2px}',
  '.p-line{fill:none;stroke-width:2px;stroke-linejoin:round;stroke-linecap:butt}',
  '.p-thin{fill:none;stroke-width:1px}',
  '.p-mark{fill:none;stroke-width:3px}',
  '.p-dash{stroke-dasharray:6 4}',
  '.p-dot{stroke-width:1px}',
].join('\n');

/**
 * The style of a picture that stands alone, with colours as its reader has set them; paper is always light.
 *
 * @param content - what is drawn: classes that it does not have are left out
 */
export function fileStyle(content: string): string {
  const used = new Set(content.match(/\bp-[a-z0-9-]+/g));
  const kept = (rules: string) =>
    rules
      .split('\n')
      .filter((rule) => used.has(rule.slice(1, rule.indexOf('{'))))
      .join('\n');
  return [
    kept(shapeRules),
    '.p-title{font-size:18px;font-weight:600}',
    '.p-file{font-family:system-ui,sans-serif}',
    kept(colourRules(light)),
    `@media screen and (prefers-color-scheme:dark){\n${kept(colourRules(dark))}\n}`,
  ].join('\n');
}

/** The same on a page that holds each picture twice, wide and narrow, and shows the one that fits. */
export const pictureStyle = [
  '.picture{display:block;width:100%;height:auto}',
  '.picture.wide{max-width:720px}',
  '.picture.narrow{display:none;max-width:420px}',
  '@media screen and (max-width:719.98px){',
  '.picture.wide{display:none}',
  '.picture.narrow{display:block}',
  '}',
  shapeRules,
  colourRules(light),
  `@media screen and (prefers-color-scheme:dark){\n${colourRules(dark)}\n}`,
].join('\n');
