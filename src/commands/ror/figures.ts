import type { Range } from '../../core/quantity/range.ts';
import { isRange } from '../../core/quantity/range.ts';
import { perYear } from '../../core/quantity/rate.ts';
import type { ProgrammeText } from './programme-text.ts';

/** The figure to take of the range of a quantity, by its name: an economic input, or a path in the file. */
export type PickFigure = (name: string, range: Range) => number;

export const atBase: PickFigure = (_, { base }) => base;

/** A quantity of the file, a year where it is per some time; undefined where it is not given. */
export function yearlyFigure(
  figures: ProgrammeText['figures'],
  path: string,
  pick: PickFigure,
): number | undefined {
  const read = figures.get(path)?.quantity;
  if (read === undefined) return undefined;
  const value = pick(path, read.range);
  const counted = read.dimension === 'money' || read.dimension === 'count';
  return counted && read.unit !== null ? perYear(value, read.unit) : value;
}

/** The quantities that are ranges, by name. */
function rangesOf({ inputs, figures }: ProgrammeText): ReadonlyMap<string, Range> {
  const found = new Map<string, Range>();
  for (const [name, { quantity }] of [...inputs, ...figures]) {
    if (quantity !== undefined && isRange(quantity.range)) found.set(name, quantity.range);
  }
  return found;
}

/** The ranges that bear on the return: what is only perceived never does. */
export const cashRanges = (text: ProgrammeText): ReadonlyMap<string, Range> =>
  new Map([...rangesOf(text)].filter(([name]) => !name.startsWith('perceived.')));
