import type { Point } from './path.ts';

/** A text beside what it names; `y` is the middle of its height. */
export interface Label {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Moves labels of one column up and down, as little as possible, until none covers another, and all are between top
 * and bottom. Of more than fit, some are left out.
 */
export function spread<L extends Label>(labels: readonly L[], top: number, bottom: number): L[] {
  return spreadGroup(fitting(labels, bottom - top), top, bottom);
}

/**
 * Least squares under an order: where each label would stand if the ones before it took no room rises, and what does
 * not rise becomes one block at its mean.
 *
 * @see Barlow et al. (1972), Statistical Inference under Order Restrictions: pool adjacent violators
 */
function spreadGroup<L extends Label>(labels: readonly L[], top: number, bottom: number): L[] {
  const sorted = [...labels].sort((a, b) => a.y - b.y);
  let taken = 0;
  const offsets = sorted.map(({ height }) => {
    taken += height;
    return taken - height / 2;
  });
  const blocks: { sum: number; size: number }[] = [];
  for (const [i, { y }] of sorted.entries()) {
    let block = { sum: y - (offsets[i] ?? 0), size: 1 };
    for (let last = blocks.at(-1); last !== undefined; last = blocks.at(-1)) {
      if (last.sum / last.size <= block.sum / block.size) break;
      block = { sum: block.sum + last.sum, size: block.size + last.size };
      blocks.pop();
    }
    blocks.push(block);
  }
  const starts = blocks.flatMap(({ sum, size }) => Array.from({ length: size }, () => sum / size));
  return sorted.map((label, i) => ({
    ...label,
    y: (offsets[i] ?? 0) + Math.max(top, Math.min(bottom - taken, starts[i] ?? 0)),
  }));
}

/** As many labels as fit above each other, the first and the last among them. */
function fitting<L extends Label>(labels: readonly L[], room: number): readonly L[] {
  let kept = labels;
  for (let most = labels.length - 1; most > 0 && heightOf(kept) > room; most--) {
    const every = (labels.length - 1) / Math.max(1, most - 1);
    const places = new Set(Array.from({ length: most }, (_, i) => Math.round(i * every)));
    kept = labels.filter((_, i) => places.has(i));
  }
  return kept;
}

const heightOf = (labels: readonly Label[]): number =>
  labels.reduce((sum, { height }) => sum + height, 0);

/** How far a label within a plot is moved at most, and from try to try. */
const farthest = 60;
const stride = 4;
/** How far it is moved rather than cover one more place of a line. */
const perPlace = 2;

/**
 * A label among lines: near its place, where it covers no other label and as little of the lines as possible.
 *
 * @param taken - the labels that stay where they are
 * @param places - along the lines, close to each other
 * @returns undefined where it would cover another everywhere
 */
export function placedAmong<L extends Label>(
  label: L,
  taken: readonly Label[],
  places: readonly Point[],
  top: number,
  bottom: number,
): L | undefined {
  const near = places.filter(({ x }) => x >= label.x && x <= label.x + label.width);
  let best: { readonly label: L; readonly cost: number } | undefined;
  for (let moved = -farthest; moved <= farthest; moved += stride) {
    const tried = { ...label, y: label.y + moved };
    const reach = label.height / 2;
    if (tried.y - reach < top || tried.y + reach > bottom) continue;
    if (taken.some((other) => covers(tried, other))) continue;
    const covered = near.filter(({ y }) => Math.abs(y - tried.y) < reach).length;
    const cost = Math.abs(moved) + covered * perPlace;
    if (best === undefined || cost < best.cost) best = { label: tried, cost };
  }
  return best?.label;
}

const covers = (a: Label, b: Label): boolean =>
  a.x < b.x + b.width &&
  b.x < a.x + a.width &&
  Math.abs(a.y - b.y) < (a.height + b.height) / 2 - 0.01;
