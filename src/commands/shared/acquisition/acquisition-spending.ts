import type { Source } from '../../../core/report.ts';
import type { AcquisitionSpending } from '../../../core/value/acquisition-cost.ts';
import type { ColumnChoice } from '../../../input/customer-request.ts';
import { customerFields } from '../../../input/customers/customer-fields.ts';
import { recognisedBy } from '../../../input/layout/layout.ts';
import { openFile } from '../../../input/layout/open-file.ts';
import { assignFields, rankOf } from '../../../input/records/assign-fields.ts';
import { type Field, negativeSpend } from '../../../input/records/field.ts';
import { labelColumn, labelName, withLabels } from '../../../input/records/label-fields.ts';
import { unknownColumn } from '../../../input/records/plan-fields.ts';
import { recordsOf } from '../../../input/records/read-records.ts';
import { problem } from '../../../problems/problem.ts';
import { Refusal } from '../../../problems/refusal.ts';
import type { ProblemTally } from '../../../problems/tally.ts';
import type { RejectedRow, World } from '../../command.ts';

/** Columns are named without regard to case. */
const byName = (name: string) => (header: string) =>
  header.toLowerCase() === name ? 0 : undefined;

const costField: Field = {
  name: 'cost',
  meaning: 'the cost',
  names: '',
  recognise: byName('cost'),
  kind: 'money',
  required: true,
  filled: true,
  warning: negativeSpend,
};

const monthField: Field = {
  name: 'month',
  meaning: 'the month of the row',
  names: '',
  recognise: byName('month'),
  kind: 'month',
  filled: true,
};

/** What a file of spending on winning customers says besides the columns by which customers are grouped. */
export const spendingFields: readonly Field[] = [costField, monthField];

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

/** What options say about the file. */
export interface SpendingReading {
  readonly keepRejects: boolean;
  /** The sheets to read of workbooks, by name. */
  readonly sheets?: readonly string[];
}

/** Whether the customers have a start that months could be compared with. */
export interface SpendingContext extends SpendingReading {
  readonly hasStart: boolean;
}

/**
 * Reads spending on winning customers: the columns by which customers are grouped, `cost`, and a `month`
 * where the customers have start dates. A row whose month is blank or unreadable is rejected, as its money
 * would win nobody.
 *
 * @throws {Refusal} the file cannot be read, lacks a column, or is by month where no customer has a start
 */
export async function acquisitionSpending(
  file: string,
  by: readonly string[],
  { hasStart, keepRejects, sheets }: SpendingContext,
  world: World,
): Promise<SpendingRead> {
  const names = [costField.name, monthField.name, ...by].map((name) => name.toLowerCase());
  const settings = {
    encoding: undefined,
    delimiter: undefined,
    sheets,
    recognised: recognisedBy((header) => names.includes(header.toLowerCase())),
  };
  const opened = await openFile(file, settings, world);
  const { headers } = opened.layout;
  const costHeader = named(headers, costField);
  if (costHeader === undefined)
    throw new Refusal(unknownColumn([opened], costField.name, '--acquisition-costs'));
  const monthHeader = named(headers, monthField);
  if (monthHeader !== undefined && !hasStart) {
    const column = monthField.name;
    throw new Refusal(problem('costs-need-start', { column }, { file, column }));
  }
  const byMonth = monthHeader !== undefined;
  const columns = new Map<string, ColumnChoice>([
    [costField.name, { text: costHeader, header: costHeader }],
    ...(byMonth ? [[monthField.name, { text: monthHeader, header: monthHeader }] as const] : []),
  ]);
  const recognised = new Map(
    assignFields(headers, customerFields, new Map()).columns.map((column) => [
      column.field.name,
      column,
    ]),
  );
  const groups = by.map((name) => {
    const header = headers[labelColumn(name, opened, recognised) ?? -1] ?? name;
    // The months of a file by month are all written in one form.
    const field = byMonth && header === monthHeader ? monthField.name : labelName(header);
    return { name, header, field };
  });
  const labels = groups.map(({ header }) => ({ header, option: '' }));
  const fields = byMonth ? [costField, monthField] : [costField];
  const asked = { files: [file], keepRejects, ...withLabels(fields, columns, labels) };
  const records = await recordsOf([opened], asked, world);
  const texts = groups.map(({ name, field }) => ({ name, values: records.text(field) }));
  const months = byMonth ? records.text(monthField.name) : undefined;
  const rows = Array.from(records.numbers(costField.name), (cost, row): AcquisitionSpending => {
    const month = months?.[row];
    return {
      segment: Object.fromEntries(texts.map(({ name, values }) => [name, values[row] ?? ''])),
      ...(month !== undefined && { month }),
      cost,
    };
  });
  const { currency, problems, rejects } = records;
  return { rows, byMonth, sources: records.sources(), currency, problems, rejects };
}

const named = (headers: readonly string[], field: Field): string | undefined =>
  headers.find((header) => rankOf(header, field) !== undefined);
