import { resolve } from 'node:path';
import { DateCell } from '../input/cells/date-cell.ts';
import { NumberCell } from '../input/cells/number-cell.ts';
import type { OpenedFile } from '../input/layout/open-file.ts';
import { sampleRecords } from '../input/layout/sample-records.ts';
import type { OpenedOrders } from '../input/orders/read-orders.ts';
import type { Judge } from '../input/orders/source.ts';
import { planFields, unknownFields } from '../input/records/plan-fields.ts';
import type { CurrencyLedger } from '../input/table/currency-ledger.ts';
import type { DateForm, OrderFile } from './order-query.ts';

/** A file as a query must be told, and what else its layout says. */
export interface PlannedFile {
  readonly file: OrderFile;
  /** Whether orders have numbers, by which one that comes up twice is known. */
  readonly numbered: boolean;
}

/**
 * What a query must be told of a file; undefined where that is not all plain from its header and the
 * first of its rows, and our own reader has to see every row.
 *
 * Where dates or decimals read in two ways, the first rows must decide. Then the rest of the file can only
 * agree, or have cells that the query does not take; so the outcome is what all of the rows would say.
 */
export function plannedFile(
  opened: OpenedFile,
  { source, asked }: OpenedOrders,
  directory: string,
  ledger: CurrencyLedger,
): PlannedFile | undefined {
  const { layout, encoding } = opened;
  if (encoding.value !== 'utf-8' || layout.headerIndex !== 0 || source.row !== 'order')
    return undefined;
  if (opened.packed) return undefined;
  if (/[*?[\]{}]/.test(opened.file) || source.numericIds === true) return undefined;
  const plan = planFields(opened, asked);
  if (plan.findings.length > 0 || unknownFields([opened], asked).length > 0) return undefined;
  const place = new Map(plan.columns.map((column) => [column.field.name, column]));
  const judges = source.judges.filter(({ name }) => place.has(name));
  const known = new Set(['customer', 'date', 'amount', 'order', ...judges.map(({ name }) => name)]);
  if ([...place.keys()].some((name) => !known.has(name))) return undefined;
  const [customer, date, amount] = ['customer', 'date', 'amount'].map((name) => place.get(name));
  if (customer === undefined || date === undefined || amount === undefined) return undefined;
  const rows = sampleRecords(opened.beginning, false, layout.delimiter).slice(1);
  const [first] = rows;
  if (first === undefined) return undefined;
  const cellsOf = (index: number) => rows.map(({ cells }) => cells[index] ?? '');
  const dateForm = dateFormOf(cellsOf(date.index), asked.dateOrder);
  const decimal = decimalOf(cellsOf(amount.index), asked.decimal);
  if (dateForm === undefined || decimal === undefined) return undefined;
  const words = judges.map((judge) => ({
    index: place.get(judge.name)?.index ?? 0,
    words: purchaseWords(judge),
  }));
  if (words.some((column) => column.words.length === 0)) return undefined;
  ledger.begin(opened.file, undefined);
  if (plan.currency !== undefined) {
    const code = first.cells[plan.currency.index] ?? '';
    if (!/^[A-Z]{3}$/.test(code)) return undefined;
    words.push({ index: plan.currency.index, words: [code] });
    ledger.row = code;
  }
  if (ledger.factor(amount.currency, first.line) !== 1 || ledger.findings().length > 0)
    return undefined;
  return {
    file: {
      path: resolve(directory, opened.file),
      delimiter: layout.delimiter,
      width: layout.headers.length,
      customer: customer.index,
      date: date.index,
      amount: amount.index,
      dateForm,
      ...decimal,
      words,
      totals: ![customer.index, date.index, amount.index].includes(0),
    },
    numbered: place.has('order'),
  };
}

const dayThenMark = /^\d{1,2}([-/.])\d{1,2}\1\d{4}/;

/** How dates are written, as the first tells; undefined where they may yet turn out to be others. */
function dateFormOf(cells: readonly string[], option: string | undefined): DateForm | undefined {
  const [first = ''] = cells;
  if (/^\d{4}-\d{2}-\d{2}/.test(first)) return 'year-first';
  if (/^\d{8}$/.test(first)) return 'compact';
  const mark = dayThenMark.exec(first)?.[1];
  if (mark === undefined || option === 'ymd') return undefined;
  const cell = new DateCell();
  const readings = new Set(cells.map((text) => cell.read(text)));
  const seen = (['dmy', 'mdy'] as const).filter((order) => readings.has(order));
  const order = option === 'dmy' || option === 'mdy' ? option : mark === '.' ? 'dmy' : seen[0];
  if (order === undefined || (option === undefined && seen.length > 1)) return undefined;
  return mark === '.' && order === 'mdy' ? undefined : { order, mark };
}

/** Which mark divides the decimals, and whether that is known for sure. */
function decimalOf(
  cells: readonly string[],
  option: '.' | ',' | undefined,
): Pick<OrderFile, 'decimal' | 'threeDecimals'> | undefined {
  if (option !== undefined) return { decimal: option, threeDecimals: true };
  const cell = new NumberCell();
  const readings = new Set(cells.map((text) => cell.read(text)));
  if (readings.has('point') && readings.has('comma')) return undefined;
  if (readings.has('comma')) return { decimal: ',', threeDecimals: true };
  return { decimal: '.', threeDecimals: readings.has('point') };
}

/** Spellings of the words by which an order counts. Any other, and a blank, is for our own reader. */
function purchaseWords({ by, words }: Judge): readonly string[] {
  if (by !== 'word') return [];
  const counting = Object.keys(words).filter((word) => words[word] === 'purchase');
  return counting.flatMap((word) =>
    [word, `${word.charAt(0).toUpperCase()}${word.slice(1)}`, word.toUpperCase()].flatMap(
      (cased) => [...new Set([' ', '_', '-'].map((space) => cased.replaceAll(' ', space)))],
    ),
  );
}
