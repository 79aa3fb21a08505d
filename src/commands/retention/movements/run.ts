import {
  type CalendarMonth,
  lastDayOf,
  monthText,
} from '../../../core/movements/calendar-months.ts';
import {
  type MovementLine,
  type MovementsOfTime,
  monthsOfYear,
  revenueMovements,
  revenueRetention,
} from '../../../core/movements/revenue-movements.ts';
import { isoDate } from '../../../core/quantity/calendar.ts';
import type { Assumption } from '../../../core/report.ts';
import { allMovementFields } from '../../../input/subscriptions/movement-fields.ts';
import { readRecurringRevenue } from '../../../input/subscriptions/read-recurring-revenue.ts';
import type {
  EndedTrial,
  RecurringRevenue,
} from '../../../input/subscriptions/recurring-revenue.ts';
import type { Output, Request, World } from '../../command.ts';
import { outputOf } from '../../shared/output.ts';
import { recordRequest } from '../../shared/reading/request.ts';
import type { RetentionOptions } from '../options.ts';
import {
  leftOutNames,
  type MovementsLine,
  type MovementsResult,
  type TimeMovements,
} from './result.ts';

/** Counts how the recurring revenue of subscribers moves from month to month. */
export async function run(
  request: Request<RetentionOptions>,
  world: World,
): Promise<Output<MovementsResult>> {
  const { operands, options } = request;
  const { by, duplicates, asOf } = options;
  const { fields: _, ...reading } = recordRequest(request, operands, allMovementFields);
  const { source, revenue, records } = await readRecurringRevenue(
    {
      ...reading,
      by,
      ...(duplicates !== undefined && { duplicates }),
      ...(asOf !== undefined && { asOf: asOf.day }),
    },
    world,
  );
  const { opening, last, lastDay, segments, segmentOf, eachPart } = revenue;
  const isOver = lastDay === undefined || lastDay === lastDayOf(last);
  const lastOfYear = isOver ? last : last - 1;
  const [total, ...bySegment] = revenueMovements(revenue.log.settled(), {
    opening,
    last,
    lastOfYear,
    segments: segments.length,
    segmentOf,
    eachPart,
  });
  if (total === undefined) throw new RangeError('movements have a total');
  const lineOf = (line: MovementLine, segment: number | undefined) =>
    movementsLine(line, segment, revenue, lastOfYear);
  const result: MovementsResult = {
    source,
    openingMonth: monthText(opening),
    lastMonth: monthText(last),
    lastDay: isOver ? null : isoDate(lastDay),
    leftOut: eachPart ? leftOutNames : [],
    total: lineOf(total, undefined),
    segments: by.length === 0 ? [] : bySegment.map(lineOf),
  };
  return outputOf(
    'retention-movements',
    { currency: records.currency, assumptions: assumptionsOf(options), result },
    [{ sources: records.sources(), problems: records.problems, rejects: records.rejects }],
  );
}

/** One line with its months and its year. */
function movementsLine(
  { months, year }: MovementLine,
  segment: number | undefined,
  { opening, segments, eachPart, trials }: RecurringRevenue,
  lastOfYear: CalendarMonth,
): MovementsLine {
  const ended = trials?.filter((trial) => segment === undefined || trial.segment === segment);
  const trialsFrom = (from: number, to: number) =>
    ended?.filter(({ month }) => month >= from && month <= to);
  const settled = { isOneExport: eachPart };
  const yearStart = lastOfYear - monthsOfYear;
  return {
    segment: segment === undefined ? {} : (segments[segment] ?? {}),
    months: months.map((month, i) => {
      const number = opening + 1 + i;
      return {
        month: monthText(number),
        ...timeMovements(month, trialsFrom(number, number), settled),
      };
    }),
    year:
      year === null
        ? null
        : {
            from: monthText(yearStart),
            to: monthText(lastOfYear),
            ...timeMovements(year, trialsFrom(yearStart + 1, lastOfYear), settled),
          },
  };
}

function timeMovements(
  { amounts, subscribers }: MovementsOfTime,
  trials: readonly EndedTrial[] | undefined,
  { isOneExport }: { readonly isOneExport: boolean },
): TimeMovements {
  const { nrr, grr } = isOneExport ? { nrr: null, grr: null } : revenueRetention(amounts);
  const { expansion, contraction } = amounts;
  const unknown = { expansion: null, contraction: null };
  return {
    ...amounts,
    ...(isOneExport && { ...unknown, added: expansion, dropped: contraction }),
    subscribers: { ...subscribers, ...(isOneExport && unknown) },
    customerChurn: subscribers.opening === 0 ? null : subscribers.churn / subscribers.opening,
    revenueChurn: grr === null ? null : (amounts.contraction + amounts.churn) / amounts.opening,
    nrr,
    grr,
    ...(trials !== undefined && { trials: trialsOf(trials) }),
  };
}

function trialsOf(trials: readonly EndedTrial[]): NonNullable<TimeMovements['trials']> {
  const ended = trials.length;
  const converted = trials.filter((trial) => trial.converted).length;
  return { ended, converted, conversion: ended === 0 ? null : converted / ended };
}

/** The options that the figures depend on. */
function assumptionsOf({ asOf, duplicates }: RetentionOptions): Record<string, Assumption> {
  const text = (option: string, value: string): Assumption => ({
    value,
    unit: null,
    text: value,
    source: `--${option}`,
  });
  return {
    ...(asOf !== undefined && { asOf: text('as-of', isoDate(asOf.day)) }),
    ...(duplicates !== undefined && { duplicates: text('duplicates', duplicates) }),
  };
}
