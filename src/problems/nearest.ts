/**
 * The candidate that a misspelt word most likely stands for: the one at the smallest edit distance, if
 * no more than a third of its letters (and at most three) would have to change. Case is ignored. Empty
 * where none is near: a far-fetched suggestion is worse than none.
 */
export function nearest(word: string, candidates: readonly string[]): string {
  let best = '';
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    const allowed = Math.min(3, Math.max(1, Math.floor(candidate.length / 3)));
    if (distance <= allowed && distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** The candidates that a word may stand for, at most `most`: those that hold it, then those that it misspells. */
export function likeliest(word: string, candidates: readonly string[], most: number): string[] {
  const lower = word.toLowerCase();
  const holding = candidates.filter(
    (each) => lower.length > 2 && each.toLowerCase().includes(lower),
  );
  const misspelt = candidates.filter((each) => nearest(word, [each]) !== '');
  const distance = (each: string) => editDistance(lower, each.toLowerCase());
  return [...new Set([...holding, ...misspelt])]
    .sort((a, b) => distance(a) - distance(b) || (a < b ? -1 : 1))
    .slice(0, most);
}

/** How many letters must be added, dropped, replaced, or swapped with their neighbour to turn a into b. */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = at(last, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let cost = Math.min(replaced, at(last, j) + 1, at(row, j - 1) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, at(beforeLast, j - 2) + 1);
      }
      row.push(cost);
    }
    beforeLast = last;
    last = row;
  }
  return at(last, b.length);
}

function at(row: readonly number[], i: number): number {
  return row[i] ?? Number.POSITIVE_INFINITY;
}
