import { type CodedColumn, noDay } from '../../core/customers.ts';
import type { CustomerSummary, PurchaseUnit } from '../../core/purchase/customer-summary.ts';
import type { PurchaseTotals } from '../../core/purchase/purchase-totals.ts';
import type { Source } from '../../core/report.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { ProblemTally } from '../../problems/tally.ts';
import type { InputWorld } from '../bytes/source-bytes.ts';
import type { LabelRequest } from '../orders/order-request.ts';
import { labelName, withLabels } from '../records/label-fields.ts';
import { readRecords } from '../records/read-records.ts';
import type { RecordRequest } from '../records/record-request.ts';
import type { Records } from '../records/records.ts';
import type { RejectedRow } from '../table/row-problems.ts';
import { type SettledUnit, summaryUnit } from './summary-unit.ts';

/** Which summaries to read, and what the options say about them. */
export interface SummaryRequest extends Omit<RecordRequest, 'others' | 'profile'> {
  /** Of recency and age; without it the days in the files must settle it. */
  readonly unit?: PurchaseUnit;
  /** Columns of text that are kept of each customer. */
  readonly labels: readonly LabelRequest[];
}

/** A summary of customers that was made elsewhere. */
export interface CustomerSummaries extends SettledUnit {
  /** Sorted by code unit. */
  readonly ids: readonly string[];
  readonly summary: CustomerSummary;
  /** `noDay` and NaN where the files do not say. */
  readonly totals: Omit<PurchaseTotals, 'repeatAmount'>;
  readonly labels: ReadonlyMap<string, CodedColumn>;
  readonly currency: string | null;
  readonly sources: readonly Source[];
  readonly problems: ProblemTally;
  readonly rejects: readonly RejectedRow[];
}

/**
 * Reads summaries of customers, a row each. Rows that cannot be, and all rows of an id that comes up more than once,
 * are set aside: nothing says which of them holds.
 *
 * @throws {Refusal} files that cannot be read or understood, of an unknown unit, or without a customer
 */
export async function readSummaries(
  request: SummaryRequest,
  world: InputWorld,
): Promise<CustomerSummaries> {
  const settings = withLabels(request.fields, request.columns, request.labels);
  const records = await readRecords({ ...request, ...settings }, world);
  const texts = records.text('customer');
  const rows = soundRows(records, texts);
  if (rows.length === 0) throw noneSound(records);
  const numbers = (field: string) => pick(records.numbers(field), rows);
  const purchases = Uint32Array.from(numbers('purchases'));
  const [recency, age] = [numbers('recency'), numbers('age')];
  const dated = records.has('first') && records.has('last');
  const days = {
    first: Int32Array.from(pick(records.days('first'), rows)),
    last: Int32Array.from(pick(records.days('last'), rows)),
  };
  const settled = summaryUnit({ recency, age, days: dated ? days : null }, request.unit);
  const unknown = new Int32Array(rows.length).fill(noDay);
  return {
    ...settled,
    ids: rows.map((row) => texts[row] ?? ''),
    summary: { purchases, recency, age, meanSpend: numbers('mean') },
    totals: {
      orders: purchases.map((repeats) => repeats + 1),
      firstDay: dated ? days.first : unknown,
      lastDay: dated ? days.last : unknown,
      amount: numbers('total'),
    },
    labels: new Map(
      request.labels.map(({ header }) => {
        const { codes, values } = records.coded(labelName(header));
        return [header, { codes: Uint32Array.from(rows, (row) => codes[row] ?? 0), values }];
      }),
    ),
    currency: records.currency,
    sources: records.sources(),
    problems: records.problems,
    rejects: records.rejects,
  };
}

/** The rows that can be, in the order of their ids, so that that of the files changes nothing. */
function soundRows(records: Records, ids: readonly string[]): readonly number[] {
  const seen = new Map<string, number>();
  for (const id of ids) seen.set(id, (seen.get(id) ?? 0) + 1);
  const impossible = impossibility(records);
  const sound: number[] = [];
  for (const [row, id] of ids.entries()) {
    const times = seen.get(id) ?? 0;
    const found = times > 1 ? problem('summary-repeated', { id, rows: times }) : impossible(row);
    if (found === undefined) sound.push(row);
    else records.setAside(row, found);
  }
  const text = (row: number) => ids[row] ?? '';
  return sound.sort((a, b) => (text(a) < text(b) ? -1 : 1));
}

/** What is wrong with a row as a whole. */
function impossibility(records: Records): (row: number) => Problem | undefined {
  const [x, recency, age] = ['purchases', 'recency', 'age'].map((name) => records.numbers(name));
  const mean = records.numbers('mean');
  return (row) => {
    const [bought = 0, last = 0, observed = 0] = [x?.[row], recency?.[row], age?.[row]];
    const reason =
      last > observed
        ? 'recency-beyond-age'
        : bought === 0 && last > 0
          ? 'recency-without-purchase'
          : bought > 0 && Number.isNaN(mean[row])
            ? 'spend-missing'
            : undefined;
    if (reason === undefined) return undefined;
    return problem('summary-impossible', {
      reason,
      purchases: bought,
      recency: last,
      age: observed,
    });
  };
}

const pick = (column: ArrayLike<number>, rows: readonly number[]): Float64Array =>
  Float64Array.from(rows, (row) => column[row] ?? Number.NaN);

function noneSound(records: Records): Refusal {
  const examples = records.problems.tallies().flatMap((tallied) => tallied.examples);
  const read = records.sources().reduce((sum, source) => sum + source.read, 0);
  const reasons = records.problems
    .tallies()
    .map(({ count, examples: [first] }) => `${count} ${first?.code}`)
    .join(', ');
  return new Refusal(...examples, problem('rows-none-left', { read, reasons }));
}
