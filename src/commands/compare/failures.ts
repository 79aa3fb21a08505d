import { segmentName } from '../shared/table.ts';
import type { Breakdown, BreakdownPart, Comparable } from './adapter.ts';
import type { Failure } from './result.ts';

/** What two results are held to. */
interface Held {
  readonly before: Comparable;
  readonly after: Comparable;
  /** Whether the results have segments that cannot be compared, as their versions mean different things by them. */
  readonly isHidden: boolean;
}

/**
 * The segments whose mean value moved by more than a share, either way, and those that only one of the two has; the
 * headline, where results have no segments. Problems and cohorts are segments here.
 *
 * A mean that became known, ceased to be known, or moved from 0 has moved by more than any share.
 */
export function failuresOf({ before, after, isHidden }: Held, allowed: number): Failure[] {
  const [was, is] = [before, after].map(({ breakdowns }) => breakdowns.find(isDivided));
  if (was === undefined || is === undefined)
    return headlineFailure(before, after, allowed, isHidden);
  const later = new Map(is.parts.map((part) => [part.name, part]));
  const earlier = new Set(was.parts.map(({ name }) => name));
  return [
    ...was.parts.flatMap((part) => failureOf(part, later.get(part.name), allowed)),
    ...is.parts
      .filter(({ name }) => !earlier.has(name))
      .map((part) => ({
        ...named(part),
        kind: 'new' as const,
        before: null,
        after: meanOf(part),
        changeShare: null,
      })),
  ];
}

/** Whether a figure is taken apart by groups of customers, so that each has a mean. */
export const isDivided = ({ parts }: Breakdown): boolean =>
  parts.length > 0 && parts.every(({ weight }) => weight !== undefined);

function failureOf(was: BreakdownPart, is: BreakdownPart | undefined, allowed: number): Failure[] {
  const before = meanOf(was);
  if (is === undefined)
    return [{ ...named(was), kind: 'vanished', before, after: null, changeShare: null }];
  const after = meanOf(is);
  const changeShare = changeBetween(before, after);
  return isWithin(changeShare, allowed)
    ? []
    : [{ ...named(was), kind: 'changed', before, after, changeShare }];
}

function headlineFailure(
  { figures: [was] }: Comparable,
  { figures: [is] }: Comparable,
  allowed: number,
  isHidden: boolean,
): Failure[] {
  const { name, value: before } = was;
  const { value: after } = is;
  const changeShare = changeBetween(before, after);
  if (isHidden)
    return [{ name, kind: 'not-compared', before: null, after: null, changeShare: null }];
  return isWithin(changeShare, allowed)
    ? []
    : [{ name, kind: 'changed', before, after, changeShare }];
}

const named = ({ name, segment }: BreakdownPart) =>
  segment === undefined ? { name } : { name: segmentName(segment), segment };

/** The mean of one customer; null where there is none. */
const meanOf = ({ weight = 0, amount }: BreakdownPart): number | null =>
  weight > 0 ? amount / weight : null;

/** Null where it is more than any share. */
function changeBetween(before: number | null, after: number | null): number | null {
  if (before === after) return 0;
  if (before === null || after === null || before === 0) return null;
  return (after - before) / Math.abs(before);
}

/** As far as amounts that are decimals may move a share. */
const rounding = 1e-9;

const isWithin = (changeShare: number | null, allowed: number): boolean =>
  changeShare !== null && Math.abs(changeShare) <= allowed + rounding;
