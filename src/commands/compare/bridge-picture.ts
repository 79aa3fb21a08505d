import type { Axis, Bars, Tone } from '../../render/picture/picture.ts';
import { amountAxis } from '../shared/pictures/axis.ts';
import { type WaterfallLine, waterfallPictures } from '../shared/pictures/waterfall.ts';
import { labelOf } from './adapter.ts';
import type { Bridge } from './result.ts';
import { nameOf, partsShown, printer, signedText } from './view-bridge.ts';

/** Where what changed is less of the figure than this, it would be too small to see beside all of it. */
const leastVisible = 1 / 10;

/**
 * A bridge as a picture: the figure before, each part of the change, and the figure after; or the parts of the change
 * alone, where the figure is much larger than they are. Of a single part that is so small there is nothing to see.
 *
 * @param most - so many parts are drawn, the others as one
 */
export function bridgePictures(
  bridge: Bridge,
  labels: Readonly<Record<string, string>>,
  most: number,
): Bars[] {
  const { moved } = partsShown(bridge, most);
  const print = printer(bridge, moved);
  const isCost = bridge.better === 'down';
  const tone = (effect: number): Tone => (effect > 0 === isCost ? 'cost' : 'main');
  const steps = moved.map(
    (part, i): WaterfallLine => ({
      name: nameOf(bridge, part, labels),
      amount: part.effect * print.scale,
      text: signedText(print.text(print.effects[i] ?? 0)),
      tone: tone(part.effect),
    }),
  );
  const before = { text: print.text(print.before), amount: bridge.before * print.scale };
  const after = print.text(print.after);
  const change = signedText(print.text(print.after - print.before));
  const lines: readonly WaterfallLine[] = isVisible(bridge)
    ? [{ name: 'Before', ...before, tone: 'plain' }, ...steps, { name: 'After', text: after }]
    : [...steps, { name: 'Change', text: change, tone: tone(bridge.after - bridge.before) }];
  const label = labelOf(bridge.of, labels);
  return waterfallPictures(lines, {
    heading: `${label} from ${before.text} to ${after}, by ${bridge.by}`,
    what: `What changed the figure "${label}" from ${before.text} to ${after}`,
    axis: (values) => scaledAxis(values, print.scale),
    format: print.format,
  });
}

/** Whether what changed can be seen beside the figure. */
function isVisible({ before, parts }: Bridge): boolean {
  let reached = before;
  const ends = [before, ...parts.map(({ effect }) => (reached += effect))];
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  return most - least >= leastVisible * Math.max(Math.abs(least), Math.abs(most));
}

/** The numbers of an axis as percentages where that is how they are printed. */
function scaledAxis(values: readonly number[], scale: number): Axis {
  const axis = amountAxis(values, '');
  if (scale === 1) return axis;
  return { ...axis, ticks: axis.ticks.map(({ at, text }) => ({ at, text: `${text}%` })) };
}
