import { noDay } from '../../core/customers.ts';
import { calendarDate, dayNumber, isoDate } from '../../core/quantity/calendar.ts';
import { nextPeriod } from '../../core/relationship/combined-answers.ts';
import type { Field } from '../../input/records/field.ts';
import { readRecords } from '../../input/records/read-records.ts';
import type { Records } from '../../input/records/records.ts';
import { nearest } from '../../problems/nearest.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { Request, World } from '../command.ts';
import { recordRequest } from '../shared/reading/request.ts';
import type { Series } from './combined-series.ts';
import { goalStatus } from './goal-status.ts';
import { chosenSeries } from './indicator-pulse.ts';
import { type Direction, indicatorKey } from './known-indicators.ts';
import type { PulseOptions } from './options.ts';
import type { Target } from './result.ts';
import type { Settings } from './settings.ts';

/** What a file of goals says, a row each. */
const targetFields: readonly Field[] = [
  {
    name: 'indicator',
    meaning: 'the indicator that has a goal',
    names: 'indicator indicatorname metric metricname kpi measure',
    kind: 'text',
    required: true,
    filled: true,
  },
  {
    name: 'goal',
    meaning: 'the value that is to be reached',
    names: 'goal target aim targetvalue goalvalue',
    kind: 'figure',
    required: true,
    filled: true,
  },
  {
    name: 'by',
    meaning: 'the day by which it is to be reached',
    names: 'by bywhen until deadline due duedate targetdate date',
    // A month is reached by its last day.
    kind: 'end',
  },
];

/** The goals of a file, and the rows that were read. */
interface ReadTargets {
  readonly records: Records;
  readonly targets: readonly Target[];
}

/**
 * The goals of a file, each with the last value until its day.
 *
 * @throws {Refusal} the file cannot be read, names an indicator that there is not, or one of which no direction is good
 */
export async function targetsOf(
  file: string,
  request: Request<PulseOptions>,
  world: World,
  { series, settings }: { readonly series: readonly Series[]; readonly settings: Settings },
): Promise<ReadTargets> {
  const records = await readRecords(
    { ...recordRequest(request, [file], targetFields), columns: new Map() },
    world,
  );
  const names = records.text('indicator');
  const goals = records.numbers('goal');
  const signed = records.signed('goal');
  const days = records.days('by');
  const described = new Map(
    chosenSeries(series, { ...settings, indicators: [] }).map((each) => [
      indicatorKey(each.series.indicator),
      each,
    ]),
  );
  const problems: Problem[] = [];
  const targets = names.flatMap((name, row): Target[] => {
    const found = described.get(indicatorKey(name));
    const at = records.place(row);
    if (found === undefined) {
      problems.push({ ...unknownIndicator(name, series), at });
      return [];
    }
    const { good } = found;
    if (good !== 'up' && good !== 'down') {
      problems.push({ ...undirected(found.series.indicator, good), at });
      return [];
    }
    if (found.series.isPercent !== (signed[row] === 1)) {
      problems.push(
        problem('target-percent', { indicator: name, isPercent: found.series.isPercent }, at),
      );
      return [];
    }
    return [targetOf(found.series, good, goals[row] ?? Number.NaN, days[row] ?? noDay)];
  });
  if (problems.length > 0) throw new Refusal(...problems);
  return { records, targets };
}

function unknownIndicator(name: string, series: readonly Series[]): Problem {
  const names = series.map(({ indicator }) => indicator);
  const suggestion = nearest(name, names);
  return problem('indicator-unknown', {
    option: '--targets',
    name,
    suggestion,
    known: names.slice(0, 20).join(', '),
  });
}

const undirected = (indicator: string, good: Direction | undefined): Problem =>
  problem('target-undirected', { indicator, isEither: good === 'either' });

function targetOf(series: Series, good: 'up' | 'down', goal: number, by: number): Target {
  const until = by === noDay ? Number.POSITIVE_INFINITY : by;
  const last = series.days.findLastIndex((day) => day <= until);
  const value = last < 0 ? undefined : series.values[last];
  return {
    indicator: series.indicator,
    goal,
    by: by === noDay ? null : isoDate(by),
    good,
    value: value ?? null,
    date: last < 0 ? null : isoDate(series.days[last] ?? 0),
    status: goalStatus({
      goal,
      good,
      isOver: by !== noDay && by <= lastDayOf(series),
      isGrowing:
        series.combined?.way === 'count' &&
        series.combined.lastPartial &&
        last === series.days.length - 1,
      value,
    }),
  };
}

/** The last day that the values are of: a value of a month, or of a week, is of all its days. */
function lastDayOf({ days, combined }: Series): number {
  const last = days.at(-1) ?? 0;
  if (combined !== undefined)
    return combined.lastPartial ? combined.filesEnd : nextPeriod(last, combined.every) - 1;
  const isMonthly = days.every((day) => calendarDate(day).day === 1);
  if (!isMonthly) return last;
  const { year, month } = calendarDate(last);
  return (month === 12 ? dayNumber(year + 1, 1, 1) : dayNumber(year, month + 1, 1)) - 1;
}
