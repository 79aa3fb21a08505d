import type { Comparable } from './adapter.ts';
import type { Figure } from './figures.ts';
import type { CompareResult, FigureChange } from './result.ts';

type Sorted = Pick<CompareResult, 'headline' | 'better' | 'worse' | 'otherwise'>;

/** The headline, and every figure that both results have and that changed, the largest relative change first. */
export function figureChanges(before: Comparable, after: Comparable): Sorted {
  const later = new Map(after.figures.map((figure) => [figure.name, figure]));
  const pairs = before.figures.flatMap((was): (readonly [Figure, Figure])[] => {
    const is = later.get(was.name);
    return is === undefined || alike(was.value, is.value) ? [] : [[was, is]];
  });
  const directed = pairs.map(([was, is]) => ({
    change: changeOf(was, is),
    size: sizeOf(was, is),
    good: was.better === null ? 0 : direction(was, is) * (was.better === 'up' ? 1 : -1),
  }));
  const of = (sign: number): FigureChange[] =>
    directed
      .filter(({ good }) => good === sign)
      .sort((a, b) => b.size - a.size || (a.change.name < b.change.name ? -1 : 1))
      .map(({ change }) => change);
  return {
    headline: changeOf(before.figures[0], after.figures[0]),
    better: of(1),
    worse: of(-1),
    otherwise: of(0),
  };
}

/** As far as two ways to the same number may differ by rounding. */
const rounding = 1e-12;

const alike = (one: number | null, other: number | null): boolean =>
  one === other ||
  (one !== null && other !== null && Math.abs(one - other) <= rounding * Math.abs(one));

function changeOf(was: Figure, is: Figure): FigureChange {
  const { name, unit, better, value: before } = was;
  const after = is.value;
  const change = before === null || after === null ? null : after - before;
  const changeShare =
    change === null || before === null || before === 0 ? null : change / Math.abs(before);
  return { name, unit, better, before, after, change, changeShare };
}

/** 1 where it rose, −1 where it fell, 0 where nobody can say. */
function direction(was: Figure, is: Figure): number {
  const before = was.value ?? (was.endless === true ? Infinity : Number.NaN);
  const after = is.value ?? (is.endless === true ? Infinity : Number.NaN);
  return after > before ? 1 : after < before ? -1 : 0;
}

/** A change from or to nothing, or to beyond all numbers, is larger than any share. */
function sizeOf(was: Figure, is: Figure): number {
  const share = changeOf(was, is).changeShare;
  return share === null ? Number.MAX_VALUE : Math.abs(share);
}
