import { exactSum } from '../numeric/exact-sum.ts';
import { calendarDate, dayNumber, monthsLater } from '../quantity/calendar.ts';

/** The periods that answers may be combined by. */
export const answerPeriods = ['day', 'week', 'month'] as const;
export type AnswerPeriod = (typeof answerPeriods)[number];

/** How the answers of one period become one value. */
export const combineWays = ['mean', 'count', 'nps'] as const;
export type CombineWay = (typeof combineWays)[number];

/** By which periods answers are combined, and how. */
export interface CombineHow {
  readonly every: AnswerPeriod;
  readonly way: CombineWay;
  readonly within: readonly [first: number, last: number];
}

/** How many answers recommend the company, and how many do not. */
export interface PromoterCounts {
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
}

/** The answers of one period as one value. */
export interface CombinedAnswers {
  /** The first day of the period, in days since 1970-01-01. */
  readonly start: number;
  readonly answers: number;
  readonly value: number;
  /** Of a net promoter score. */
  readonly counts?: PromoterCounts;
}

/**
 * The first day of the day, ISO week (from Monday on) or month in which a day lies.
 *
 * @param day - days since 1970-01-01, which was a Thursday
 * @example periodStart(dayNumber(2026, 2, 17), 'week'); // => dayNumber(2026, 2, 16)
 */
export function periodStart(day: number, every: AnswerPeriod): number {
  if (every === 'day') return day;
  // A remainder that is not below 0, for days before 1970 too.
  if (every === 'week') return day - ((((day + 3) % 7) + 7) % 7);
  const { year, month } = calendarDate(day);
  return dayNumber(year, month, 1);
}

/** The first day of the period after the one that begins on a day. */
export function nextPeriod(start: number, every: AnswerPeriod): number {
  if (every === 'month') return monthsLater(calendarDate(start), 1);
  return start + (every === 'week' ? 7 : 1);
}

/** How many periods there are from one to another, both included, each named by its first day. */
export function periodsBetween(first: number, last: number, every: AnswerPeriod): number {
  if (every !== 'month') return (last - first) / (every === 'week' ? 7 : 1) + 1;
  const from = calendarDate(first);
  const to = calendarDate(last);
  return (to.year - from.year) * 12 + to.month - from.month + 1;
}

/**
 * The longest period of which the days fill more than one: months where they lie in several, else weeks,
 * else days.
 */
export function usualPeriod(first: number, last: number): AnswerPeriod {
  const isIn = (every: AnswerPeriod) => periodStart(first, every) < periodStart(last, every);
  return isIn('month') ? 'month' : isIn('week') ? 'week' : 'day';
}

/** Whether a number is an answer to "how likely is it that you would recommend us", from 0 to 10. */
export const isRecommendation = (answer: number): boolean =>
  Number.isInteger(answer) && answer >= 0 && answer <= 10;

/**
 * Answers from 0 to 10 by kind: promoters answer 9 or 10, detractors 0 to 6.
 *
 * @throws {RangeError} an answer is not a whole number from 0 to 10
 * @see Reichheld (2003), The One Number You Need to Grow, Harvard Business Review 81(12), 46–54
 */
export function promoterCounts(answers: ArrayLike<number>): PromoterCounts {
  let promoters = 0;
  let detractors = 0;
  for (let i = 0; i < answers.length; i++) {
    const answer = answers[i] ?? Number.NaN;
    if (!isRecommendation(answer)) throw new RangeError(`no answer from 0 to 10: ${answer}`);
    if (answer >= 9) promoters += 1;
    else if (answer <= 6) detractors += 1;
  }
  return { promoters, passives: answers.length - promoters - detractors, detractors };
}

/**
 * Net promoter score: 100 (promoters − detractors) / answers, from −100 to 100.
 *
 * @throws {RangeError} there is no answer
 * @example netPromoterScore({ promoters: 2, passives: 0, detractors: 1 }); // => 33.33…
 */
export function netPromoterScore({ promoters, passives, detractors }: PromoterCounts): number {
  const answers = promoters + passives + detractors;
  if (!(answers > 0)) throw new RangeError(`no score of ${answers} answers`);
  return (100 * (promoters - detractors)) / answers;
}

/**
 * Answers combined by period, in order of time. The order in which they are given does not matter, and
 * each is in exactly one period. A period without answers is a count of 0; it has no mean and no net
 * promoter score, and is left out.
 *
 * @param days - of each answer, in days since 1970-01-01
 * @param answers - finite; of `count` it only matters how many there are
 * @param how.within - the first and the last day on which there may be answers; counts go from the one to the other
 * @throws {RangeError} an answer is not finite, or for `nps` not a whole number from 0 to 10
 */
export function combineAnswers(
  days: ArrayLike<number>,
  answers: ArrayLike<number>,
  { every, way, within }: CombineHow,
): CombinedAnswers[] {
  const byStart = new Map<number, number[]>();
  for (let i = 0; i < answers.length; i++) {
    const start = periodStart(days[i] ?? Number.NaN, every);
    const answer = answers[i] ?? Number.NaN;
    const before = byStart.get(start);
    if (before === undefined) byStart.set(start, [answer]);
    else before.push(answer);
  }
  const starts =
    way === 'count' ? periodStarts(within, every) : [...byStart.keys()].sort((a, b) => a - b);
  return starts.map((start) => {
    const of = byStart.get(start) ?? [];
    return { start, answers: of.length, ...combiners[way](of) };
  });
}

/** The first days of all periods in which days from one to another lie. */
function periodStarts([first, last]: CombineHow['within'], every: AnswerPeriod): number[] {
  const starts: number[] = [];
  for (let start = periodStart(first, every); start <= last; start = nextPeriod(start, every))
    starts.push(start);
  return starts;
}

const combiners: Readonly<
  Record<CombineWay, (answers: readonly number[]) => Pick<CombinedAnswers, 'value' | 'counts'>>
> = {
  mean: (answers) => ({ value: meanOf(answers) }),
  count: ({ length }) => ({ value: length }),
  nps: (answers) => {
    const counts = promoterCounts(answers);
    return { value: netPromoterScore(counts), counts };
  },
};

/** Rounding may put the mean of equal answers beside them; it never leaves their range here. */
function meanOf(answers: readonly number[]): number {
  const mean = exactSum(answers) / answers.length;
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const answer of answers) {
    least = Math.min(least, answer);
    most = Math.max(most, answer);
  }
  return Math.min(most, Math.max(least, mean));
}
