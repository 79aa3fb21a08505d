import {
  fewestMonths,
  monthsForTrend,
  type SeasonReason,
  type TrendReason,
} from '../../../core/purchase/calendar/choose-calendar.ts';
import { monthNames } from '../../../core/quantity/month-names.ts';
import { andList } from '../../../render/and-list.ts';
import { numberText, shortNumber } from '../../../render/number-text.ts';
import { pText } from '../p-text.ts';
import { whole } from '../table.ts';
import { excludedName } from './dated-windows.ts';
import type { FoundCalendar } from './found-calendar-schema.ts';

interface Tested {
  readonly heldOutLogLikelihood: number | null;
}

interface Totals {
  readonly purchases: { readonly expected: number };
}

/** A calendar that was found, with what a forecast makes of it where there is one. */
interface ShownCalendar extends FoundCalendar {
  readonly backtest?: { readonly used: Tested; readonly without: Tested } | null;
  readonly totals?: { readonly used: Totals; readonly withTrend: Totals | null } | null;
  readonly estimate?: { readonly trendYears: number } | null;
}

/** What was found of seasons, a trend, events and unusual months, and whether the backtest bears it out. */
export const calendarText = (calendar: ShownCalendar): string =>
  [...partTexts(calendar), ...eventTexts(calendar), ...backtestTexts(calendar)].join(' ');

function partTexts(calendar: ShownCalendar): string[] {
  const { seasons, trend } = calendar;
  const both = sharedReason(seasons.why, trend.why);
  if (both !== undefined) return [`No season or trend: ${noSeason[both](calendar)}.`];
  return [
    seasons.used ? seasonText(calendar) : `No season: ${noSeason[seasons.why](calendar)}.`,
    trend.used ? trendText(calendar) : noTrendText(calendar),
  ];
}

/** Reasons that, given for both, are said once. */
const sharedReasons = ['no-dates', 'no-model', 'too-short'] as const;

const sharedReason = (season: SeasonReason, trend: TrendReason) =>
  season === trend ? sharedReasons.find((each) => each === season) : undefined;

type Part = Pick<ShownCalendar['seasons'], 'p' | 'dispersion'>;

/** "(p = 0.52)"; nothing without a test. */
const tested = ({ p }: Part): string => (p === null ? '' : ` (${pText(p)})`);

const tooShort = (needed: number) => (calendar: ShownCalendar) =>
  `the log has ${counted(calendar.calendarMonths, 'calendar month')}, it takes ${needed}`;

type Words = (calendar: ShownCalendar) => string;

const noDates: Words = () => 'the days of purchases are not known';
const noModel: Words = () => 'no model could be fitted';
const tooLong: Words = () => 'the log is longer than a century';
const used: Words = () => 'it is used';

/** Why no season is used. */
const noSeason: Readonly<Record<SeasonReason, Words>> = {
  clear: used,
  requested: used,
  off: () => 'not looked for (--seasons off)',
  'no-dates': noDates,
  'no-model': noModel,
  'too-short': tooShort(fewestMonths),
  'too-long': tooLong,
  'month-unseen': (calendar) => {
    const months = monthsSeenOnce(calendar).map(monthName);
    const named = months.length === 0 ? 'a calendar month' : andList(months);
    return `${named} ${months.length > 1 ? 'are' : 'is'} seen in one year only, it takes two`;
  },
  'month-empty': (calendar) => {
    const months = monthsWithout(calendar).map(monthName);
    const where = months.length === 0 || months.length > 3 ? 'some months' : andList(months);
    return `nobody bought again in ${where}, whatever the year`;
  },
  'no-difference': ({ seasons }) =>
    `the months differ no more than ${(seasons.dispersion ?? 1) > 1 ? 'from year to year' : 'by chance'}${tested(seasons)}`,
  undetermined: () => 'the log does not determine the weights of the months',
};

/** Why no trend is used. */
const noTrend: Readonly<Record<TrendReason, Words>> = {
  clear: used,
  requested: used,
  off: () => 'not looked for (--trend off)',
  'no-dates': noDates,
  'no-model': noModel,
  'too-short': tooShort(fewestMonths),
  'too-long': tooLong,
  'one-cohort': () =>
    'most customers came within a quarter of the log, so that dates and ages say the same',
  'no-difference': ({ trend }) => `rates change no more than by chance${tested(trend)}`,
  short: tooShort(monthsForTrend),
  step: ({ trend }) =>
    `rates changed${tested(trend)}, but a lasting step fits better than a steady change; the forecast has neither`,
  undetermined: () => 'the log does not determine it',
};

function noTrendText(calendar: ShownCalendar): string {
  const { trend, totals } = calendar;
  if (trend.why !== 'short' || trend.change === null)
    return `No trend: ${noTrend[trend.why](calendar)}.`;
  const { withTrend, used: without } = totals ?? {};
  const both =
    withTrend == null || without === undefined
      ? ''
      : `; with that, ${whole(withTrend.purchases.expected)} purchases are expected, not ${whole(without.purchases.expected)}`;
  return `No trend is used: ${noTrend.short(calendar)}. So far customers buy ${changeText(trend.change.yearly)} every year${tested(trend)}${both}.`;
}

/** The months with the highest weights, and the one with the lowest. */
function seasonText({ seasons, months }: ShownCalendar): string {
  const falling = [...(months ?? [])].sort((a, b) => b.weight - a.weight);
  const [first, second, ...others] = falling;
  const last = others.at(-1);
  if (first === undefined || second === undefined || last === undefined) return '';
  const years = falling.map((each) => each.years);
  const [fewest, most] = [Math.min(...years), Math.max(...years)];
  const seen = fewest === most ? `${most} years` : `${fewest} to ${most} years`;
  const also = second.weight >= notable ? [dayText(second)] : [];
  const text = [
    `${dayOf(first.month, 'A')} counts for ${weightText(first.weight)} ordinary ones`,
    ...also,
    dayText(last),
  ].join(', ');
  const why =
    seasons.why === 'requested'
      ? `as --seasons on requests${seasons.p === null ? '' : `; ${pText(seasons.p)}`}`
      : `${seen}${seasons.p === null ? '' : `, ${pText(seasons.p)}`}`;
  return `${text} (${why}).`;
}

/** A month from this weight on, or a horizon that counts for so many times its length, is said in words. */
export const notable = 1.1;

const dayText = ({ month, weight }: { readonly month: number; readonly weight: number }) =>
  `${dayOf(month, 'a')} ${weightText(weight)}`;

/** "a May day", "An April day". */
const dayOf = (month: number, article: 'a' | 'A'): string =>
  `${article}${/^[AO]/.test(monthName(month)) ? 'n' : ''} ${monthName(month)} day`;

/** "2.9", "0.62": two significant digits. */
const weightText = (weight: number): string => numberText(weight, weight < 0.995 ? 2 : 1);

function trendText({ trend, estimate }: ShownCalendar): string {
  const { change, why, p } = trend;
  if (change === null) return '';
  const facts = [
    ...intervalTexts(change),
    ...(why === 'requested' ? ['as --trend on requests'] : []),
    ...(p === null ? [] : [pText(p)]),
  ].join('; ');
  const on = estimate == null ? '' : `, and for ${shortNumber(estimate.trendYears, 1)} years more`;
  return `Customers buy ${changeText(change.yearly)} every year${facts === '' ? '' : ` (${facts})`}, since ${change.since}${on}.`;
}

type Change = NonNullable<ShownCalendar['trend']['change']>;

/** "41% to 50% less", "3% less to 2% more". */
function intervalTexts({ low, high }: Change): string[] {
  if (low === null || high === null) return [];
  if (low < 0 !== high < 0) return [`${changeText(low)} to ${changeText(high)}`];
  const [near, far] = low < 0 ? [high, low] : [low, high];
  return [`${percentOf(near)} to ${changeText(far)}`];
}

/** "12% less", "3% more". */
export const changeText = (change: number): string =>
  `${percentOf(change)} ${change < 0 ? 'less' : 'more'}`;

const percentOf = (change: number): string =>
  `${numberText(Math.abs(change) * 100, Math.abs(change) < 0.0995 ? 1 : 0)}%`;

type EventResult = ShownCalendar['events'][number];

function eventTexts({ events }: ShownCalendar): string[] {
  const unusual = events.filter(({ kind }) => kind === 'one-time');
  const once = unusual.filter(({ factor }) => factor > 0);
  const closed = unusual.filter(({ factor }) => factor === 0);
  const dated = events.filter(({ kind }) => kind === 'event');
  const excluded = events.filter(({ kind }) => kind === 'excluded');
  return [
    ...dated.map(
      (event) =>
        `A day of ${event.name} counts for ${weightText(event.factor)} others${rangeOf(event)}.`,
    ),
    ...(once.length === 0
      ? []
      : [
          `Unusual once, so the months ahead do not have it: ${andList(once.map((event) => `${event.name.slice(0, 7)}, with ${weightText(event.factor)} times the usual purchases${rangeOf(event)}`))}.`,
        ]),
    ...(closed.length === 0
      ? []
      : [
          `Nobody bought again in ${andList(closed.map(({ name }) => name))}, as if nobody could: these days count for no time.`,
        ]),
    ...(excluded.length === 0
      ? []
      : [`Left out: ${andList(excluded.flatMap(({ dates }) => dates.map(rangeText)))}.`]),
  ];
}

/** " (1.9–2.8)". */
const rangeOf = ({ low, high }: EventResult): string =>
  low === null || high === null ? '' : ` (${weightText(low)}–${weightText(high)})`;

const rangeText = ({ first, last }: EventResult['dates'][number]): string =>
  first === last ? first : `${first} to ${last}`;

/** That the backtest finds what was bought less likely with the calendar than without it. */
function backtestTexts({ backtest }: ShownCalendar): string[] {
  const { used: on, without } = backtest ?? {};
  const below = (without?.heldOutLogLikelihood ?? 0) - (on?.heldOutLogLikelihood ?? 0);
  if (on == null || without == null || !(below > 0)) return [];
  return [
    `The backtest does not bear this out: its held-out log-likelihood is ${shortNumber(below, 1)} lower than without.`,
  ];
}

export const monthName = (month: number): string => monthNames[month - 1] ?? '';

const counted = (count: number, what: string): string =>
  `${whole(count)} ${what}${count === 1 ? '' : 's'}`;

const allMonths = Array.from({ length: 12 }, (_, i) => i + 1);

/** The calendar months that the log has in one year only. */
const monthsSeenOnce = ({ bins }: ShownCalendar): readonly number[] =>
  allMonths.filter((month) => yearsOf(bins, month) < 2);

const yearsOf = (bins: ShownCalendar['bins'], month: number): number =>
  new Set(
    bins
      .filter((bin) => bin.month === month && !bin.name.endsWith(` ${excludedName}`))
      .map(({ name }) => name.slice(0, 4)),
  ).size;

/** The calendar months in which nobody bought again. */
const monthsWithout = ({ bins }: ShownCalendar): readonly number[] =>
  allMonths.filter((month) => bins.every((bin) => bin.month !== month || bin.actual === 0));
