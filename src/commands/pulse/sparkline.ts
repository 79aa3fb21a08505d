const bars = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;
const middle = '▄';

/**
 * A series as one character a value, the least of them lowest and the greatest highest; a series that
 * never moves runs along the middle.
 *
 * @example sparkline([1, 2, 3]); // => "▁▅█"
 */
export function sparkline(values: readonly number[]): string {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  const height = most - least;
  if (!(height > 0)) return middle.repeat(values.length);
  const bar = (value: number) => bars[Math.round(((value - least) / height) * (bars.length - 1))];
  return values.map(bar).join('');
}
