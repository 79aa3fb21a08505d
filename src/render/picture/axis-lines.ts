import { textWidth } from '../text-width.ts';
import type { Axis } from './picture.ts';

/** How far along an axis a value is, from 0 to 1 where it is on it; an axis of no length has all values in its middle. */
export function shareOf({ from, to }: Pick<Axis, 'from' | 'to'>, value: number): number {
  // Halves, since the difference of two large numbers may be more than any number.
  const length = to / 2 - from / 2;
  return length > 0 && Number.isFinite(length) ? (value / 2 - from / 2) / length : 0.5;
}

/** A tick and its text, at a column. */
interface Tick {
  readonly column: number;
  readonly text: string;
}

/** The ticks that lie on the axis, at its columns from 0 to `last`. */
export const ticksAt = (axis: Axis, last: number): Tick[] =>
  axis.ticks
    .map(({ at, text }) => ({ column: Math.round(shareOf(axis, at) * last), text }))
    .filter(({ column }) => column >= 0 && column <= last);

/** A line of characters with its ticks. */
export function axisLine(ticks: readonly Tick[], last: number): string {
  const line = Array.from({ length: last + 1 }, () => '-');
  for (const { column } of ticks) line[column] = '+';
  return line.join('');
}

/**
 * The texts of ticks below them; one that would touch the one before is left out.
 *
 * @param most - the columns that no text goes beyond
 */
export function tickLine(ticks: readonly Tick[], most: number): string {
  let line = '';
  for (const { column, text } of [...ticks].sort((a, b) => a.column - b.column)) {
    const centred = column - Math.floor((textWidth(text) - 1) / 2);
    const start = Math.max(0, Math.min(centred, most - textWidth(text)));
    const free = line === '' ? 0 : textWidth(line) + 1;
    if (start >= free && start + textWidth(text) <= most)
      line += ' '.repeat(start - textWidth(line)) + text;
  }
  return line;
}
