import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { problem } from '../../core/problem.ts';
import type { Source } from '../../core/report.ts';
import type { AcquisitionSpending } from '../../core/value/acquisition-cost.ts';
import type { ColumnChoice } from '../../input/customer-request.ts';
import type { Role } from '../../input/headers/role.ts';
import { openFile } from '../../input/layout/open-file.ts';
import { readCustomers } from '../../input/read-customers.ts';
import { nearest } from '../../problems/nearest.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { ProblemTally } from '../../problems/tally.ts';
import type { RejectedRow, World } from '../command.ts';

const costColumn = 'cost';
const monthColumn = 'month';

/** What was spent on winning customers, as a file says, row by row. */
export interface SpendingRead {
  readonly rows: readonly AcquisitionSpending[];
  /** Whether it names months. */
  readonly byMonth: boolean;
  readonly sources: readonly Source[];
  readonly currency: string | null;
  readonly problems: ProblemTally;
  /** Kept only where the context asks for them. */
  readonly rejects: readonly RejectedRow[];
}

/** Whether the customers have a start that months could be compared with, and what becomes of rejected rows. */
export interface SpendingContext {
  readonly hasStart: boolean;
  readonly keepRejects: boolean;
}

/**
 * Spending on winning customers from a CSV: the columns that customers are divided by, `cost`, and a
 * `month` where the customers have start dates. Read like any file of money, a row being an amount
 * without an owner; one whose month is blank or unreadable is rejected, as its money would win nobody.
 *
 * @throws {Refusal} the file cannot be read, lacks a column, or is by month where no customer has a start
 */
export async function acquisitionSpending(
  file: string,
  by: readonly string[],
  { hasStart, keepRejects }: SpendingContext,
  world: World,
): Promise<SpendingRead> {
  const again = await rereadable(file, world);
  const known = (header: string) => header === costColumn || by.includes(header);
  const opened = await openFile(
    file,
    { encoding: undefined, delimiter: undefined, known },
    again(),
  );
  const { headers } = opened.layout;
  const costHeader = named(headers, costColumn);
  if (costHeader === undefined) {
    throw new Refusal(
      problem(
        'column-unknown',
        {
          header: costColumn,
          option: '--acquisition-costs',
          suggestion: nearest(costColumn, headers),
          headers: headers.join(', '),
        },
        { file },
      ),
    );
  }
  const monthly = named(headers, monthColumn) !== undefined;
  if (monthly && !hasStart) {
    throw new Refusal(
      problem('costs-need-start', { column: monthColumn }, { file, column: monthColumn }),
    );
  }
  const read = await readCustomers(
    {
      files: [file],
      join: [],
      // A cost covers no time; some unit has to be said, and is not used.
      columns: new Map<Role, ColumnChoice>([
        ['spend', { text: costHeader, header: costHeader, unit: 'total' }],
        ['id', 'none'],
      ]),
      labels: [...by, ...(monthly ? [monthColumn] : [])],
      needs: { spend: 'required', tenure: 'unused' },
      months: new Set([monthColumn]),
      amountMeaning: 'the cost',
      keepRejects,
    },
    again(),
  );
  const text = (header: string, i: number) => {
    const column = read.customers.labels.get(header);
    return column?.values[column.codes[i] ?? 0] ?? '';
  };
  const rows = Array.from(
    read.customers.amount,
    (cost, i): AcquisitionSpending => ({
      segment: Object.fromEntries(by.map((header) => [header, text(header, i)])),
      ...(monthly && { month: text(monthColumn, i) }),
      cost,
    }),
  );
  return {
    rows,
    byMonth: monthly,
    sources: read.sources,
    currency: read.currency,
    problems: read.problems,
    rejects: read.rejects,
  };
}

/** Columns are named without regard to case, here as everywhere. */
const named = (headers: readonly string[], name: string): string | undefined =>
  headers.find((header) => header.toLowerCase() === name);

/** The file is looked at before it is read; standard input, which comes only once, is kept for that. */
async function rereadable(file: string, world: World): Promise<() => World> {
  if (file !== '-') return () => world;
  const bytes = await buffer(world.stdin);
  return () => ({ ...world, stdin: Readable.from([bytes]) });
}
