import type { CodedColumn, CustomerRows } from '../../core/customers.ts';
import { isoDate } from '../../core/quantity/calendar.ts';
import type { Source } from '../../core/report.ts';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { InputWorld } from '../bytes/source-bytes.ts';
import { latestDay } from '../customers/latest-day.ts';
import { entryYears } from '../customers/window.ts';
import { spanYears } from '../headers/time-span.ts';
import type { OpenFile } from '../layout/open-file.ts';
import type { ReadCustomers } from '../read-customers.ts';
import { labelName } from '../records/label-fields.ts';
import type { Records } from '../records/records.ts';
import { rowsNoneLeft } from '../refusal-for.ts';
import { type AggregateRequest, type Aggregates, readAggregates } from './aggregates.ts';
import { tableColumns } from './observed-orders.ts';
import { type StaySettings, settledStays } from './settled-stays.ts';
import { stayFields, stayRows } from './stay-rows.ts';

/** Which rows to read, and what the options say about them. */
export type StayRequest = Omit<AggregateRequest, 'fields' | 'parts'> & StaySettings;

/**
 * Reads the customers of a database, added up: a row for all customers of a segment who began on one day, ended on one
 * day, and have one status. How long they stayed, and who is set aside, follows from a row as from a customer's.
 *
 * @param open - opens the answer, where it is no file
 * @throws {Refusal} the answer is not complete, has a row that cannot be, or leaves open what is needed
 */
export async function readStayAggregates(
  request: StayRequest,
  world: InputWorld,
  open?: OpenFile,
): Promise<ReadCustomers<CustomerRows>> {
  const { asOf, windowStart } = request;
  const asked = { ...request, fields: stayFields, parts: ['stay'] };
  const aggregates = await readAggregates(asked, world, open);
  const { records } = aggregates;
  const rows = stayRows(aggregates, request);
  if (rows.count === 0)
    throw new Refusal(problem('answer-empty', { aside: '' }, records.place(aggregates.totalRow)));
  const stays = settledStays(rows, records, request);
  if (stays.needAsOf > 0) {
    const latest = latestDay(rows);
    const args = {
      customers: stays.needAsOf,
      latest: latest === undefined ? null : isoDate(latest),
    };
    throw new Refusal(problem('as-of-missing', args, stays.firstNeeding));
  }
  const source = sourceOf(aggregates, stays);
  const { used } = stays;
  if (used.length === 0) {
    const reasons = records.problems.tallies().flatMap(({ examples }) => examples);
    throw new Refusal(...reasons, rowsNoneLeft([source], { file: source.file }));
  }
  const { spend, span } = rows;
  const tenureYears = Float64Array.from(used, (i) => stays.years[i] as number);
  const startDay = Int32Array.from(used, (i) => stays.from[i] as number);
  const covered = span === null ? undefined : spanYears(span);
  return {
    customers: {
      count: used.length,
      customers: Float64Array.from(used, (i) => rows.customers[i] as number),
      labels: labelsOf(request, records, rows.rows, used),
      amount: Float64Array.from(used, (i) => spend?.[i] ?? 0),
      amountYears:
        spend === undefined
          ? new Float64Array(used.length)
          : tenureYears.map((years) => covered ?? years),
      tenureYears,
      startDay,
      ...(stays.isStatusKnown && {
        status: Uint8Array.from(used, (i) => stays.status[i] as number),
      }),
      ...(windowStart !== undefined && { entryYears: entryYears(startDay, windowStart) }),
    },
    periodYears: (spend === undefined ? undefined : covered) ?? null,
    sources: [...records.sources(), source],
    problems: records.problems,
    rejects: records.rejects,
    currency: records.currency,
    asOf: asOf === undefined ? null : isoDate(asOf),
    asOfByOption: asOf !== undefined,
    understood: [],
  };
}

/** What became of the customers of the table in the database, each of them a row there. */
function sourceOf(
  { records, setAside: before }: Aggregates,
  { counted, setAside: here, rejected }: ReturnType<typeof settledStays>,
): Source {
  const setAside: Record<string, number> = {};
  for (const [reason, count] of [...before, ...here])
    setAside[reason] = (setAside[reason] ?? 0) + count;
  const aside = Object.values(setAside).reduce((sum, count) => sum + count, 0);
  return {
    file: `${records.sources()[0]?.file ?? ''}, customers in the database`,
    read: counted + rejected + aside,
    used: counted,
    setAside,
    rejected,
    ...tableColumns(records),
  };
}

function labelsOf(
  { labels }: StayRequest,
  records: Records,
  rows: Uint32Array,
  used: Uint32Array,
): ReadonlyMap<string, CodedColumn> {
  return new Map(
    labels.map(({ header }) => {
      const { codes, values } = records.coded(labelName(header));
      return [header, { codes: used.map((i) => codes[rows[i] as number] as number), values }];
    }),
  );
}
