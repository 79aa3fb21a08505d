/** A text beside what it names; `y` is the middle of its height. */
export interface Label {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Moves labels up and down, as little as possible, until none covers another, and all are between top and bottom.
 * Those that stand beside each other are left alone. Their heights must fit.
 */
export function spread<L extends Label>(labels: readonly L[], top: number, bottom: number): L[] {
  return groups(labels).flatMap((group) => spreadGroup(group, top, bottom));
}

/** Labels that share some of the width with another of their group. */
function groups<L extends Label>(labels: readonly L[]): L[][] {
  const found: { labels: L[]; right: number }[] = [];
  for (const label of [...labels].sort((a, b) => a.x - b.x)) {
    const last = found.at(-1);
    const right = label.x + label.width;
    if (last === undefined || label.x >= last.right) found.push({ labels: [label], right });
    else {
      last.labels.push(label);
      last.right = Math.max(last.right, right);
    }
  }
  return found.map((group) => group.labels);
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

/** As many labels as fit, the first and the last among them. */
export function fittingLabels<L extends Label>(labels: readonly L[], height: number): readonly L[] {
  const tallest = Math.max(1, ...labels.map((label) => label.height));
  const most = Math.max(1, Math.floor(height / tallest));
  if (labels.length <= most) return labels;
  const every = (labels.length - 1) / Math.max(1, most - 1);
  const kept = new Set(Array.from({ length: most }, (_, i) => Math.round(i * every)));
  return labels.filter((_, i) => kept.has(i));
}
