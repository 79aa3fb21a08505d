import type { Report } from '../../core/report.ts';
import type { Block, Table } from '../../render/document.ts';
import { moneyColumn, nameColumn, numberColumn, onlyWhere, table, whole } from '../shared/table.ts';
import type { CustomerValue, ValueResult } from './result.ts';
import { datesNotes, markedNotes } from './view-expected.ts';

/** The customers one by one, and what is to be known of the figures beside each other. */
export function customerBlocks(
  report: Report<ValueResult>,
  customers: readonly CustomerValue[],
): Block[] {
  const { result } = report;
  const guessed = customers.some(({ marked }) => marked != null);
  const lines = [
    ...(guessed ? markedNotes(result) : []),
    ...(result.method === 'expected' ? datesNotes(report) : []),
  ];
  return [
    customerTable(customers, result.matching ?? 0, result.total.customers),
    ...(lines.length === 0 ? [] : [{ kind: 'text', tone: 'plain', lines } as const]),
  ];
}

/** One line a customer. */
function customerTable(customers: readonly CustomerValue[], matching: number, all: number): Table {
  const [first] = customers;
  const divided = first?.toCome !== undefined;
  const isKnown = ({ marked }: CustomerValue) => marked == null;
  const name = (header: string, labels: 'segment' | 'kept') =>
    nameColumn<CustomerValue>(header, (customer) => customer[labels]?.[header] ?? '');
  const shown = `${whole(customers.length)} of ${whole(matching)}`;
  const heading =
    matching === all
      ? `${shown} customers`
      : matching === 0
        ? `No customer matches (${whole(all)} read)`
        : `${shown} matching customers (${whole(all)} in all)`;
  return table(
    customers,
    [
      nameColumn('customer', ({ id }) => id),
      ...Object.keys(first?.segment ?? {}).map((header) => name(header, 'segment')),
      ...Object.keys(first?.kept ?? {}).map((header) => name(header, 'kept')),
      moneyColumn('spend/y', ({ annualSpend }) => annualSpend),
      numberColumn('years', ({ tenureYears }) => tenureYears, 1),
      divided && moneyColumn('so far', ({ soFar }) => soFar),
      onlyWhere(
        isKnown,
        moneyColumn(divided ? 'expected' : 'value', ({ lifetimeValue }) => lifetimeValue),
      ),
      divided &&
        onlyWhere(
          isKnown,
          moneyColumn('to come', ({ toCome }) => toCome),
        ),
    ],
    { heading },
  );
}
