import { isoDate } from '../../core/quantity/calendar.ts';
import {
  type AnswerPeriod,
  type CombinedAnswers,
  type CombineHow,
  type CombineWay,
  combineAnswers,
  isRecommendation,
  nextPeriod,
  periodStart,
  usualPeriod,
} from '../../core/relationship/combined-answers.ts';
import type { Records } from '../../input/records/records.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import { indicatorKey, knownIndicator } from './known-indicators.ts';
import type { ReadIndicators, ReadSeries } from './read-series.ts';
import type { Settings } from './settings.ts';

/** How the values of an indicator were combined. */
export interface Combined {
  readonly every: AnswerPeriod;
  readonly way: CombineWay;
  readonly periods: readonly CombinedAnswers[];
  /** Whether each value is the answer of a customer, not a figure of many. */
  readonly areAnswers: boolean;
  /** The first and the last day of any value in the files. */
  readonly filesBegin: number;
  readonly filesEnd: number;
  /** Whether the files begin within the first period, and end within the last, so that these may lack answers. */
  readonly firstPartial: boolean;
  readonly lastPartial: boolean;
}

/** The points of one indicator, in order of their days. */
export interface Series extends Pick<ReadSeries, 'indicator' | 'group' | 'good'> {
  /** Why the files do not settle which way is good, where they try to. */
  readonly unclear: Problem | undefined;
  /** Why its values do not make a series. */
  readonly refused: Problem | undefined;
  /** Days since 1970-01-01, ascending, each once. */
  readonly days: Int32Array;
  readonly values: Float64Array;
  readonly isPercent: boolean;
  /** Whether it counts rows that have nothing else. */
  readonly isEvents: boolean;
  /** Absent where a day has one value. */
  readonly combined?: Combined;
}

export interface CombinedIndicators {
  readonly series: readonly Series[];
  /** The period that values are combined by; undefined where none are. */
  readonly every: AnswerPeriod | undefined;
}

/**
 * The points of every indicator: its values as they are, or combined by day, week or month. They are
 * combined where an option asks for it, where rows have no values, and where a day has several answers of
 * customers. Rows of which no value is used are set aside.
 */
export function combinedSeries(
  { records, series, hasIds }: ReadIndicators,
  settings: Pick<Settings, 'every' | 'combine'>,
): CombinedIndicators {
  const rows = new RowUse(records);
  const read = series.map((of) => {
    const asked = askedWay(of, settings);
    const way = asked ?? usualWay(of, records);
    const areAnswers = hasIds || namesAnswers(of, way);
    const isAsked = settings.every !== undefined || asked !== undefined || of.isEvents;
    const isEach = areAnswers && (of.isOfTickets === true || hasSeveralADay(of));
    const combines = isAsked || isEach;
    return { of, way, combines, areAnswers };
  });
  const combined = read.filter(({ combines }) => combines).map(({ of }) => of);
  const every = combined.length === 0 ? undefined : (settings.every ?? usualPeriodOf(combined));
  const within = boundsOf(series);
  const points = read.flatMap(({ of, way, combines, areAnswers }): Series[] => {
    const { indicator, group, good, unclear, isEvents } = of;
    const described = { indicator, group, good, unclear, isEvents };
    if (!combines || every === undefined)
      return [{ ...described, ...asTheyAre(of, records, rows) }];
    if (typeof way !== 'string')
      return [{ ...described, ...asTheyAre(of, records, rows), refused: way }];
    const span = of.isOfTickets === true ? boundsOf([of]) : within;
    const found = combine(of, { every, way, areAnswers, within: span }, rows);
    return found === undefined ? [] : [{ ...described, ...found }];
  });
  rows.setAside();
  return { series: points, every };
}

/** How the options say the values of an indicator are combined. */
function askedWay(
  { indicator }: ReadSeries,
  { combine: { all, named } }: Pick<Settings, 'combine'>,
): CombineWay | undefined {
  const key = indicatorKey(indicator);
  return named.find(({ name }) => indicatorKey(name) === key)?.way ?? all;
}

/** Headers that may name answers from 0 to 10, or others. */
const scores = new Set(['score', 'scores', 'answer', 'answers']);

/** Of answers from 0 to 10 somebody answers so; of other usual scales, to 5 and to 7, nobody can. */
const onlyFromTen = 9;

/** How the name of an indicator and its values say that they are combined; a problem where they do not. */
function usualWay(of: ReadSeries, records: Records): CombineWay | Problem {
  const { indicator, values, rows, isPercent, isEvents } = of;
  if (isEvents) return 'count';
  const known = knownIndicator(indicator);
  const offScale = isPercent ? 0 : values.findIndex((value) => !isRecommendation(value));
  const unclear = (reason: string) => {
    const at = records.place(rows[Math.max(0, offScale)] ?? 0);
    return problem('combine-unclear', { indicator, reason }, at);
  };
  if (known?.answers === 'nps') {
    if (offScale < 0) return 'nps';
    return unclear(`${textOf(of, offScale)} is not an answer from 0 to 10`);
  }
  if (!scores.has(indicatorKey(indicator)) || isPercent) return 'mean';
  const onScale = values.filter(isRecommendation);
  if (offScale < 0) {
    const most = values.reduce((a, b) => Math.max(a, b));
    return most >= onlyFromTen
      ? 'nps'
      : unclear(`no score is above ${most}, so the scale may end there or at 10`);
  }
  return onScale.length * 2 > values.length
    ? unclear(`${textOf(of, offScale)} is not an answer from 0 to 10, and most others are`)
    : 'mean';
}

/** Whether the name of an indicator, or its values, say that each value is the answer of a customer. */
const namesAnswers = ({ indicator }: ReadSeries, way: CombineWay | Problem): boolean =>
  way === 'nps' || knownIndicator(indicator)?.answers !== undefined || typeof way !== 'string';

function hasSeveralADay({ days }: ReadSeries): boolean {
  return new Set(days).size < days.length;
}

/** The first day and the last of any value. */
function boundsOf(series: readonly ReadSeries[]): readonly [first: number, last: number] {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const { days } of series)
    for (const day of days) {
      first = Math.min(first, day);
      last = Math.max(last, day);
    }
  return [first, last];
}

const usualPeriodOf = (series: readonly ReadSeries[]): AnswerPeriod =>
  usualPeriod(...boundsOf(series));

/** One point for each day. Of a value that a day has already nothing is lost; another refuses the series. */
function asTheyAre(
  of: ReadSeries,
  records: Records,
  uses: RowUse,
): Pick<Series, 'days' | 'values' | 'isPercent' | 'refused'> {
  const { indicator, isPercent } = of;
  const byDay = new Map<number, number>();
  let refused: Problem | undefined;
  for (const [i, day] of of.days.entries()) {
    const value = of.values[i] ?? Number.NaN;
    const row = of.rows[i] ?? 0;
    const before = byDay.get(day);
    const date = isoDate(day);
    if (before === undefined) {
      byDay.set(day, value);
      uses.use(row);
    } else if (before === value) uses.leave(row, problem('point-repeated', { indicator, date }));
    else {
      const one = numberOf(before, isPercent);
      const args = { indicator, date, one, other: textOf(of, i) };
      refused ??= problem('points-several', args, records.place(row));
      uses.use(row);
    }
  }
  const days = Int32Array.from(byDay.keys()).sort();
  const values = Float64Array.from(days, (day) => byDay.get(day) ?? Number.NaN);
  return { days, values, isPercent, refused };
}

/** One point for each period; undefined where no value is on the scale. */
function combine(
  of: ReadSeries,
  { every, way, within, areAnswers }: CombineHow & { readonly areAnswers: boolean },
  uses: RowUse,
): Pick<Series, 'days' | 'values' | 'isPercent' | 'refused' | 'combined'> | undefined {
  const { indicator } = of;
  const days: number[] = [];
  const answers: number[] = [];
  for (const [i, answer] of of.values.entries()) {
    const row = of.rows[i] ?? 0;
    if (way === 'nps' && !(isRecommendation(answer) && !of.isPercent)) {
      uses.leave(row, problem('answer-off-scale', { indicator, text: textOf(of, i) }));
      continue;
    }
    uses.use(row);
    days.push(of.days[i] ?? 0);
    answers.push(answer);
  }
  if (answers.length === 0) return undefined;
  const periods = combineAnswers(days, answers, { every, way, within });
  const starts = Int32Array.from(periods, ({ start }) => start);
  const [filesBegin, filesEnd] = within;
  // Where all are dated on the first day of a month, they are of the month.
  const areWhole = every === 'month' && days.every((day) => periodStart(day, 'month') === day);
  const first = starts[0] ?? 0;
  const next = nextPeriod(starts.at(-1) ?? 0, every);
  const partial = {
    firstPartial: !areWhole && filesBegin > first,
    lastPartial: !areWhole && filesEnd < next - 1,
  };
  return {
    days: starts,
    values: Float64Array.from(periods, ({ value }) => value),
    isPercent: of.isPercent && way === 'mean',
    refused: undefined,
    combined: { every, way, periods, areAnswers, filesBegin, filesEnd, ...partial },
  };
}

/** A value of the files as they write it. */
const textOf = ({ values, isPercent }: ReadSeries, i: number): string =>
  numberOf(values[i] ?? Number.NaN, isPercent);

const numberOf = (value: number, isPercent: boolean): string => `${value}${isPercent ? '%' : ''}`;

/** Which rows are used: those of which any value is. */
class RowUse {
  readonly #records: Records;
  readonly #used: Uint8Array;
  readonly #left = new Map<number, Problem>();

  constructor(records: Records) {
    this.#records = records;
    this.#used = new Uint8Array(records.count);
  }

  use(row: number): void {
    this.#used[row] = 1;
  }

  /** A value that is left out, with the reason. */
  leave(row: number, reason: Problem): void {
    if (!this.#left.has(row)) this.#left.set(row, reason);
  }

  /** Sets aside the rows that are not used, and notes values that are left out of those that are. */
  setAside(): void {
    for (let row = 0; row < this.#records.count; row++) {
      const reason = this.#left.get(row);
      if (this.#used[row] === 0)
        this.#records.setAside(row, reason ?? problem('point-missing', {}));
      else if (reason?.code === 'answer-off-scale') this.#records.note(row, reason);
    }
  }
}
