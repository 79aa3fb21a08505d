import { isoDate } from '../../core/quantity/calendar.ts';
import { periodsBetween } from '../../core/relationship/combined-answers.ts';
import { movingRanges, processLimits } from '../../core/relationship/process-limits.ts';
import { type Signal, signals } from '../../core/relationship/signals.ts';
import { nearest } from '../../problems/nearest.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import { baselineBounds } from './baseline.ts';
import type { Combined, Series } from './combined-series.ts';
import {
  type Direction,
  indicatorKey,
  type KnownIndicator,
  knownGroups,
  knownIndicator,
  netPromoter,
  otherGroup,
} from './known-indicators.ts';
import type { IndicatorPoint, IndicatorPulse, IndicatorSignal, Status } from './result.ts';
import type { Settings } from './settings.ts';

/** The points that a status looks at where no `--since` says from when on: those of the longest rule. */
const recentPoints = 8;

/** The points that a sparkline shows. */
const shownPoints = 24;

/** What is known of an indicator beside its values. */
export interface Described {
  readonly group: string;
  readonly good: Direction | undefined;
}

/** One indicator: its limits, its signals, and whether it may need attention. */
export function indicatorPulse(
  series: Series,
  { group, good }: Described,
  settings: Settings,
): IndicatorPulse {
  const { days, values } = series;
  const [from, to] = baselineBounds(days, settings.baseline);
  const limits = processLimits(values.subarray(from, to), settings.limits);
  const date = (index: number) => isoDate(days[index] ?? Number.NaN);
  const last = values.length - 1;
  const found = limits === undefined ? [] : signals(values, limits, settings.rules);
  const isRecent = ({ to: end }: Signal) =>
    settings.since === undefined
      ? end > last - recentPoints
      : (days[end] ?? Number.NaN) >= settings.since;
  const recent = found.filter(isRecent);
  const calling = recent.some(({ side }) => favourable(side, good) !== true);
  return {
    indicator: series.indicator,
    group,
    good: good ?? null,
    unit: series.isPercent ? '%' : null,
    points: values.length,
    first: date(0),
    last: date(last),
    latest: values[last] ?? Number.NaN,
    centre: limits?.centre ?? null,
    lower: limits?.lower ?? null,
    upper: limits?.upper ?? null,
    movingRange: limits?.movingRange ?? null,
    rangeLimit: limits?.rangeLimit ?? null,
    provisional: limits?.provisional ?? null,
    baseline:
      settings.baseline === undefined
        ? null
        : {
            points: to - from,
            from: to > from ? date(from) : null,
            to: to > from ? date(to - 1) : null,
          },
    status: statusOf(limits !== undefined, calling),
    goodNews: recent.length > 0 && !calling,
    signals: found.map(
      (signal): IndicatorSignal => ({
        rule: signal.rule,
        date: date(signal.at),
        from: date(signal.from),
        to: date(signal.to),
        side: signal.side,
        favourable: favourable(signal.side, good),
        new:
          settings.since === undefined ? null : (days[signal.at] ?? Number.NaN) >= settings.since,
      }),
    ),
    recent: [...values.subarray(-shownPoints)],
    ...(series.combined !== undefined && { combined: combinedOf(series.combined) }),
    ...(settings.everyPoint && { series: pointsOf(series) }),
  };
}

/** With fewer answers a mean or a share moves much by chance. */
export const fewAnswers = 10;

function combinedOf(combined: Combined): NonNullable<IndicatorPulse['combined']> {
  const { every, way, periods, firstPartial, lastPartial } = combined;
  const few =
    way === 'count' || !combined.areAnswers
      ? []
      : periods.filter(({ answers }) => answers < fewAnswers);
  const starts = periods.map(({ start }) => start);
  return {
    every,
    way,
    answers: periods.reduce((sum, { answers }) => sum + answers, 0),
    latestAnswers: periods.at(-1)?.answers ?? 0,
    fewAnswers: few.length,
    emptyPeriods: periodsBetween(starts[0] ?? 0, starts.at(-1) ?? 0, every) - periods.length,
    filesBegin: isoDate(combined.filesBegin),
    filesEnd: isoDate(combined.filesEnd),
    firstPartial,
    lastPartial,
    periods: periods.map(({ start, answers, counts, value }) => ({
      date: isoDate(start),
      answers,
      ...counts,
      value,
    })),
  };
}

const statusOf = (hasLimits: boolean, calling: boolean): Status =>
  hasLimits ? (calling ? 'may need attention' : 'steady') : 'too few points';

function favourable(side: Signal['side'], good: Direction | undefined): boolean | null {
  if (good === undefined || good === 'either') return null;
  return (side === 'above') === (good === 'up');
}

function pointsOf({ days, values }: Series): IndicatorPoint[] {
  const ranges = movingRanges(values);
  return Array.from(values, (value, i) => ({
    date: isoDate(days[i] ?? Number.NaN),
    value,
    movingRange: i === 0 ? null : (ranges[i] ?? Number.NaN),
  }));
}

export interface ChosenSeries extends Described {
  readonly series: Series;
}

/**
 * The series that are asked for, with what is known of each: as options say, else as the files do, else
 * by its name. By groups: those of the starter file first, each where it first comes up.
 *
 * @throws {Refusal} an option names an indicator that the files do not have, or a file does not settle
 * which way of an indicator is good, or how its values make a series
 */
export function chosenSeries(
  all: readonly Series[],
  { indicators, good, combine }: Pick<Settings, 'indicators' | 'good' | 'combine'>,
): readonly ChosenSeries[] {
  const names = all.map(({ indicator }) => indicator);
  const unknown = [
    ...combine.named.flatMap(({ name }) => unknownName('--combine', name, names)),
    ...indicators.flatMap((name) => unknownName('--indicator', name, names)),
    ...good.flatMap(({ name }) => unknownName('--good', name, names)),
  ];
  if (unknown.length > 0) throw new Refusal(...unknown);
  const asked = new Set(indicators.map(indicatorKey));
  const series = all.filter(
    ({ indicator }) => asked.size === 0 || asked.has(indicatorKey(indicator)),
  );
  const given = new Map(good.map((each) => [indicatorKey(each.name), each.good]));
  const unclear = series.flatMap(({ indicator, unclear: found }) =>
    found === undefined || given.has(indicatorKey(indicator)) ? [] : [found],
  );
  const refused = series.flatMap(({ refused: found }) => found ?? []);
  if (unclear.length + refused.length > 0) throw new Refusal(...unclear, ...refused);
  const described = series.map((each): ChosenSeries => {
    const known = knownOf(each);
    return {
      series: each,
      group: each.group === '' ? (known?.group ?? otherGroup) : each.group,
      good: given.get(indicatorKey(each.indicator)) ?? each.good ?? known?.good,
    };
  });
  return byGroup(described);
}

/** What is known of an indicator. How many have answered says nothing of what they answered. */
function knownOf({ indicator, isEvents, combined }: Series): KnownIndicator | undefined {
  const known = knownIndicator(indicator);
  if (combined?.way === 'nps') return known ?? netPromoter;
  if (combined?.way !== 'count' || isEvents || known === undefined) return known;
  return { ...known, good: 'either' };
}

function unknownName(option: string, name: string, names: readonly string[]): Problem[] {
  if (names.some((each) => indicatorKey(each) === indicatorKey(name))) return [];
  const suggestion = nearest(name, names);
  const known = names.slice(0, 20).join(', ') + (names.length > 20 ? ', …' : '');
  return [problem('indicator-unknown', { option, name, suggestion, known })];
}

function byGroup(described: readonly ChosenSeries[]): readonly ChosenSeries[] {
  const named = [...new Set(described.map(({ group }) => group))];
  const groups = [
    ...knownGroups.filter((group) => named.includes(group)),
    ...named.filter((group) => !knownGroups.includes(group) && group !== otherGroup),
    otherGroup,
  ];
  return groups.flatMap((group) => described.filter((each) => each.group === group));
}
