/** Days of a log that stand apart from all others, at its beginning or its end. */
export interface DaysApart {
  readonly end: 'beginning' | 'end';
  /** The ordinary day that is next to them. */
  readonly ordinary: number;
  /** Of the days that stand apart, the one that is the first or the last of the log. */
  readonly outermost: number;
  /** How many orders stand on them. */
  readonly orders: number;
  /** Days between them and the others, and at most between any of the others. */
  readonly gap: number;
  readonly widest: number;
  /** Whether orders that come at random would hardly ever do so. */
  readonly isSure: boolean;
}

/** Days have to stand apart by more than so many times the widest gap of the others. */
const times = 8;

/** Orders that come at random show days apart less often than this. */
const chance = 1e-5;

/** At most so many orders stand apart: 2 % of them, but 3 of a few and 10 of many. */
const few = (orders: number): number =>
  Math.max(1, Math.min(10, Math.max(3, Math.floor(orders / 50)), Math.floor((orders - 1) / 2)));

/**
 * Gaps of so many days are no season: where a year and a month was seen, more than half a year; else more than what
 * a shop closes for that sells in one month of the year.
 */
const longest = (spanDays: number): number => (spanDays >= 400 ? 180 : 400);

/**
 * The days at the beginning and at the end of a log that stand apart: few orders, behind a gap of more than eight times
 * the widest gap between any others that follow each other.
 *
 * With orders at random, the chance that one gap is r times the widest of k others is
 *
 *     Π j / (j + r),  j = 1 … k
 *
 * and up to `few` gaps at either end are looked at. Days apart are sure where that is below 1 in 100,000, and the gap
 * is longer than a season.
 *
 * @param columns - days of orders, in any order
 */
export function daysApart(columns: readonly ArrayLike<number>[]): readonly DaysApart[] {
  const { days, orders } = ordersByDay(columns);
  const total = orders.reduce((sum, count) => sum + count, 0);
  const most = few(total);
  /** Gap i is that between day i − 1 and day i; up to `begin` and from `end` on few orders are beyond it. */
  let begin = 0;
  for (let sum = 0; begin + 1 < days.length; begin++) {
    sum += orders[begin] ?? 0;
    if (sum > most) break;
  }
  let end = days.length;
  for (let sum = 0; end > 1; end--) {
    sum += orders[end - 1] ?? 0;
    if (sum > most) break;
  }
  const gapAt = (i: number): number => (days[i] ?? 0) - (days[i - 1] ?? 0);
  const isOuter = (i: number): boolean => i <= begin || i >= end;
  const gaps = Array.from({ length: Math.max(days.length - 1, 0) }, (_, i) => i + 1);
  const outer = gaps.filter(isOuter).sort((a, b) => gapAt(a) - gapAt(b));
  const inner = gaps.filter((i) => !isOuter(i));
  const span = Math.max(0, (days[end - 1] ?? 0) - (days[begin] ?? 0));
  // Where all gaps are at the ends, the others are held to the smallest; one alone, to what no season lasts.
  const least = gaps.length === 1 ? longest(span) : gapAt(outer[0] ?? 0);
  let ordinary = Math.max(1, inner.length === 0 ? least : widestOf(inner, gapAt));
  const apart: number[] = [];
  for (const i of outer) {
    if (gapAt(i) > times * ordinary && 2 * gapAt(i) > longest(span)) apart.push(i);
    else ordinary = Math.max(ordinary, gapAt(i));
  }
  const last = Math.min(...apart.filter((i) => i >= end));
  const first = Math.max(...apart.filter((i) => i <= begin && i < last));
  const within = gaps.filter((i) => i > first && i < last);
  const widest = Math.max(1, widestOf(within, gapAt));
  const found = (side: DaysApart['end'], gap: number): readonly DaysApart[] => {
    if (!Number.isFinite(gap)) return [];
    const isEnd = side === 'end';
    const beyond = isEnd ? orders.slice(gap) : orders.slice(0, gap);
    const isLong = gapAt(gap) > longest(span);
    const isRare = 2 * most * chanceOf(gapAt(gap) / widest, within.length) < chance;
    if (!isLong && !isRare) return [];
    const each = {
      end: side,
      ordinary: days[isEnd ? gap - 1 : gap] ?? 0,
      outermost: days[isEnd ? days.length - 1 : 0] ?? 0,
      orders: beyond.reduce((sum, count) => sum + count, 0),
      gap: gapAt(gap),
      widest,
      isSure: isLong && isRare,
    };
    return [each];
  };
  return [...found('beginning', first), ...found('end', last)];
}

const widestOf = (gaps: readonly number[], gapAt: (i: number) => number): number =>
  gaps.reduce((widest, i) => Math.max(widest, gapAt(i)), 0);

/** That one of several gaps at random is so many times the widest of the others. */
function chanceOf(ratio: number, others: number): number {
  let product = 1;
  for (let j = 1; j <= others && product > 1e-12; j++) product *= j / (j + ratio);
  return product;
}

/** The different days, rising, and how many orders each has. */
function ordersByDay(columns: readonly ArrayLike<number>[]): {
  readonly days: readonly number[];
  readonly orders: readonly number[];
} {
  let [first, last] = [Infinity, -Infinity];
  for (const column of columns)
    for (let i = 0; i < column.length; i++) {
      const day = column[i] ?? 0;
      if (day < first) first = day;
      if (day > last) last = day;
    }
  if (first > last) return { days: [], orders: [] };
  const counts = new Uint32Array(last - first + 1);
  for (const column of columns)
    for (let i = 0; i < column.length; i++) {
      const place = (column[i] ?? 0) - first;
      counts[place] = (counts[place] ?? 0) + 1;
    }
  const days: number[] = [];
  const orders: number[] = [];
  for (const [place, count] of counts.entries())
    if (count > 0) {
      days.push(first + place);
      orders.push(count);
    }
  return { days, orders };
}
