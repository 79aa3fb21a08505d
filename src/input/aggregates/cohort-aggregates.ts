import type { CohortDays } from '../../core/cohorts/cohorts.ts';
import type { CodedColumn } from '../../core/customers.ts';
import { segmentsBy } from '../../core/segments.ts';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { ProblemTally } from '../../problems/tally.ts';
import type { InputWorld } from '../bytes/source-bytes.ts';
import type { OpenFile } from '../layout/open-file.ts';
import type { Field } from '../records/field.ts';
import { labelName } from '../records/label-fields.ts';
import type { Records } from '../records/records.ts';
import type { RejectedRow } from '../table/row-problems.ts';
import { agesOf } from './age-rows.ts';
import {
  type AggregateRequest,
  commonFields,
  dayField,
  impossible,
  readAggregates,
  wholeField,
} from './aggregates.ts';
import { movesOf } from './move-rows.ts';
import { type ObservedOrders, observedFields, observedOrders } from './observed-orders.ts';
import { refusePlaceholders } from './refuse-placeholders.ts';

const monthField = (name: string, meaning: string): Field => ({
  name,
  meaning,
  names: name.replaceAll('_', ''),
  kind: 'month',
});

/** What a database counts of cohorts: customers by first day and day, and by months in which they bought. */
export const cohortFields: readonly Field[] = [
  ...commonFields,
  ...observedFields,
  { ...dayField('first_day', 'the day on which customers came'), required: true },
  { ...dayField('day', 'a day on which they bought'), required: true },
  { ...wholeField('second', 'those for whom it was the second time'), required: true },
  { ...wholeField('amount', 'what they spent, in ten-thousandths', true), required: true },
  { ...monthField('first_month', 'the month in which customers came'), required: true },
  {
    ...monthField('previous_month', 'the month in which they had bought before'),
    required: true,
  },
  { ...monthField('month', 'a month in which they bought'), required: true },
];

/** Cohorts as a database counted them. */
export interface CohortAnswer extends ObservedOrders {
  readonly days: CohortDays;
  /** By header, the value of each customer of the days. */
  readonly labels: ReadonlyMap<string, CodedColumn>;
  readonly currency: string | null;
  readonly problems: ProblemTally;
  readonly rejects: readonly RejectedRow[];
}

/**
 * Reads what a database counted of cohorts.
 *
 * @throws {Refusal} it cannot be read, is not complete, has no purchase, or a row that no log of orders gives
 */
export async function readCohortAnswer(
  request: Omit<AggregateRequest, 'parts'>,
  world: InputWorld,
  open?: OpenFile,
): Promise<CohortAnswer> {
  const asked = { ...request, parts: ['age', 'move'] };
  const aggregates = await readAggregates(asked, world, open);
  const { records, rowsOf, totalRow, setAside } = aggregates;
  const [ageRows, moveRows] = [rowsOf('age'), rowsOf('move')];
  if (ageRows.length === 0) {
    const aside = [...setAside]
      .map(([reason, count]) => `${count} set aside (${reason})`)
      .join(', ');
    throw new Refusal(problem('answer-empty', { aside }, records.place(totalRow)));
  }
  refusePlaceholders(records, ['first_day', 'day', 'until']);
  const observed = observedOrders(aggregates);
  const headers = request.labels.map(({ header }) => header);
  const segmentOf = segmentsOfRows(records, [...ageRows, ...moveRows], headers);
  const ages = agesOf(records, ageRows, segmentOf, observed.until);
  const orders = ages.orders.reduce((sum, each) => sum + each, 0);
  if (orders !== observed.orders) {
    const reason = `orders, ${observed.orders}, is not what those of the rows age add up to, ${orders}`;
    throw impossible(reason, records, totalRow);
  }
  const { customers, customer, day, amount, buyers, seconds, minorUnits } = ages;
  return {
    ...observed,
    days: {
      customers,
      customer,
      day,
      amount,
      orders: ages.orders,
      counts: {
        buyers,
        seconds,
        moves: movesOf(records, moveRows, segmentOf, ages, observed.until),
      },
      minorUnits,
    },
    labels: new Map(
      headers.map((header) => {
        const { codes, values } = records.coded(labelName(header));
        return [header, { codes: ages.rowOf.map((row) => codes[row] ?? 0), values }];
      }),
    ),
    currency: records.currency,
    problems: records.problems,
    rejects: records.rejects,
  };
}

/** The segment of each row of the answer; that of rows without one is 0. */
function segmentsOfRows(
  records: Records,
  rows: readonly number[],
  headers: readonly string[],
): Uint32Array {
  const labels = headers.map((header): [string, CodedColumn] => {
    const { codes, values } = records.coded(labelName(header));
    return [header, { codes: Uint32Array.from(rows, (row) => codes[row] ?? 0), values }];
  });
  const { codes } = segmentsBy({ count: rows.length, labels: new Map(labels) }, headers);
  const segmentOf = new Uint32Array(records.count);
  for (const [i, row] of rows.entries()) segmentOf[row] = codes[i] ?? 0;
  return segmentOf;
}
