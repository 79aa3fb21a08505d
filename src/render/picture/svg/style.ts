import { type Colours, dark, heatColours, light, mixed } from '../colours.ts';
import { textSize } from './room.ts';

/** Series alike that have a colour and a marker each; more have shades of one colour. */
export const segmentColours = 6;
/** Shades of one colour for series alike. */
export const shadeCount = 8;

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
  const { paper, ink, quiet, hairline, base, cost, bandOpacity } = colours;
  const heat = heatColours(colours).map((colour, i) => `.p-h${i}{fill:${colour}}`);
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
