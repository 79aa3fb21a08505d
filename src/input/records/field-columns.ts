import { unitsPerYear } from '../../core/quantity/time-unit.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import { isBlank } from '../cells/blank.ts';
import { meaningOfYes, statusFacts, statusIn } from '../cells/status-cell.ts';
import { type CellColumn, plainOnly } from '../columns/cell-column.ts';
import { DateColumn, type DateColumnSettings } from '../columns/date-column.ts';
import { EndColumn } from '../columns/end-column.ts';
import { Evidence } from '../columns/evidence.ts';
import type { Growing } from '../columns/growing.ts';
import type { LabelColumn } from '../columns/label-column.ts';
import { idText, isBareId, isRounded, MonthColumn } from '../columns/label-column.ts';
import { MomentColumn } from '../columns/moment-column.ts';
import { NumberColumn, SignedColumn } from '../columns/number-column.ts';
import { RefundColumn } from '../columns/refund-column.ts';
import { TypedDates, TypedNumbers } from '../columns/typed-cells.ts';
import { WordColumn } from '../columns/word-column.ts';
import { spanYears, timeSpan } from '../headers/time-span.ts';
import { type CurrencyLedger, currencyColumn } from '../table/currency-ledger.ts';
import type { ReadFile } from '../table/read-file.ts';
import type { FieldColumn } from './assign-fields.ts';
import { type FieldKind, isMoney, keptName } from './field.ts';
import { type Kept, keptAs, type RecordTable } from './record-table.ts';

/** What the columns of a file write into, and ask. */
export interface FieldContext {
  readonly table: Pick<RecordTable, 'column'>;
  readonly file: ReadFile;
  readonly ledger: CurrencyLedger;
}

/** What reads the cells of a field. */
export function fieldColumn(column: FieldColumn, context: FieldContext): CellColumn {
  const { field } = column;
  const reader = readerOf(column, context);
  if (field.filled === 'any-text') return notEmpty(reader, field);
  if (field.filledUnless !== undefined)
    return filled(reader, field.meaning, textOfRow(field.filledUnless, context));
  // A column of numbers knows by itself what a blank is.
  if (field.filled !== true || reader instanceof NumberColumn || reader instanceof SignedColumn)
    return reader;
  return filled(reader, field.meaning);
}

function readerOf(column: FieldColumn, context: FieldContext): CellColumn {
  const { field, header } = column;
  if (field.kind === 'currency') return currencyColumn(context.ledger);
  const kept = context.table.column(keptName(field), keptAs(field.kind));
  switch (kept.of) {
    case 'texts':
      return textColumn(column, kept.texts, context);
    case 'days':
      return dateColumn(column, kept, context);
    case 'statuses':
      return statusColumn(header, kept.statuses);
    case 'numbers':
      return numericColumn(column, kept, context);
  }
}

function dateColumn(
  column: FieldColumn,
  { days, months, times }: Kept & { readonly of: 'days' },
  { file }: FieldContext,
): DateColumn {
  const { field, header } = column;
  const { kind, moved, anyOrder, lenient } = field;
  const settings: DateColumnSettings = {
    header,
    days,
    months,
    evidence: anyOrder === true ? new Evidence(file.dateOrder.option) : file.dateOrder,
    month: kind === 'date' || kind === 'moment' ? 'first day' : 'last day',
    format: file.dateFormat,
    moved,
    lenient: lenient === true,
    typed: typedDates(column, file),
    dateSystem: file.opened.dateSystem,
  };
  if (kind === 'moment') return new MomentColumn(settings, times);
  return kind === 'ended'
    ? new EndColumn(settings, meaningOfYes(header) ?? 'ended')
    : new DateColumn(settings);
}

/** What counts the cells that are dates by themselves, where a file says it of each cell. */
function typedDates({ field, header, index }: FieldColumn, file: ReadFile): TypedDates | undefined {
  const { kindOfCell } = file.opened;
  if (kindOfCell === undefined) return undefined;
  const typed = new TypedDates(header, () => kindOfCell(index));
  if (field.anyOrder !== true) file.typedDates.push(typed);
  return typed;
}

/** The same for numbers. */
function typedNumbers({ header, index }: FieldColumn, file: ReadFile): TypedNumbers | undefined {
  const { kindOfCell } = file.opened;
  if (kindOfCell === undefined) return undefined;
  const typed = new TypedNumbers(header, () => kindOfCell(index));
  file.typedNumbers.push(typed);
  return typed;
}

type Numbers = Kept & { readonly of: 'numbers' };

function numericColumn(
  column: FieldColumn,
  { numbers, signed }: Numbers,
  context: FieldContext,
): CellColumn {
  const { field } = column;
  switch (field.kind) {
    case 'share':
    case 'part':
    case 'figure': {
      const share = field.kind === 'share';
      // A figure has no currency to agree with another's: its sign is passed over.
      const factor = field.kind === 'figure' ? () => 1 : undefined;
      const plain = numberColumn(column, numbers, context, factor, (value) =>
        share && cells.isSigned ? value / 100 : value,
      );
      const cells = new SignedColumn(plain, signed);
      return cells;
    }
    case 'interval':
      return new WordColumn(numbers, intervalYears);
    case 'refund':
      return new RefundColumn(
        numberColumn(column, numbers, context, moneyFactor(column, context)),
        signed,
      );
    case 'money':
    case 'spend':
    case 'amount':
      return numberColumn(column, numbers, context, moneyFactor(column, context));
    default:
      return numberColumn(column, numbers, context);
  }
}

type Factor = (currency: string | undefined, value: number, line: number) => number | Problem;

function numberColumn(
  column: FieldColumn,
  values: Growing<Float64Array>,
  { file, ledger }: FieldContext,
  factor?: Factor,
  meant: (value: number) => number = (value) => value,
): NumberColumn {
  const { field, header } = column;
  const { check, meaning } = field;
  const isFilled = field.filled === true && field.filledUnless === undefined;
  const divisor = divisorOf(column);
  return new NumberColumn({
    header,
    values,
    evidence: file.decimal,
    typed: typedNumbers(column, file),
    blank: isFilled ? { meaning } : Number.NaN,
    largest: field.largest,
    divisor,
    ...(factor !== undefined && { factor }),
    ...(isMoney(field.kind) && { currency: () => ledger.ofRow(column.currency) }),
    ...(check !== undefined && {
      check: (value, text) => check(meant(value) / divisor, text, header),
    }),
  });
}

/** What is divided by to be kept: an amount over three months is four of it a year. */
function divisorOf({ field, unit }: FieldColumn): number {
  // The period of an amount is kept beside it.
  if (unit === undefined || typeof unit === 'string' || field.kind === 'amount') return 1;
  const perYear = unitsPerYear[unit.unit] / unit.count;
  return field.kind === 'spend' ? 1 / perYear : perYear;
}

/** Money: the currency of the cell, its column of currencies and the header must agree. */
function moneyFactor({ currency: inHeader }: FieldColumn, { ledger }: FieldContext): Factor {
  return (inCell, value, line) => {
    const found = ledger.factor(inCell, inHeader, line);
    if (found !== undefined) return found;
    return value === 0 ? 1 : problem('cell-blank', { meaning: 'the currency of the row' });
  };
}

function textColumn(column: FieldColumn, texts: LabelColumn, { file }: FieldContext): CellColumn {
  const { field, header } = column;
  if (field.kind === 'month')
    return new MonthColumn(texts, file.dateFormat, typedDates(column, file));
  if (field.kind !== 'id') return texts;
  return {
    read: (text, row, line) => {
      const id = idText(text);
      // Where another column names most rows, it is not needed, and no reason to refuse the file.
      if (isRounded(id) && field.insteadOf !== undefined) return texts.read('', row);
      if (isRounded(id)) {
        file.roundedIds.count += 1;
        file.roundedIds.first ??= { text: id, line, column: header };
      }
      return texts.read(id, row);
    },
    plain: plainOnly(texts, isBareId),
    undo: () => texts.undo(),
  };
}

function statusColumn(header: string, values: Growing<Uint8Array>): CellColumn {
  const yes = meaningOfYes(header);
  return new WordColumn(
    values,
    (text) => statusIn(text, yes) ?? problem('status-unreadable', statusFacts(text)),
  );
}

function intervalYears(text: string): number | Problem {
  const span = timeSpan(text);
  return span === undefined ? problem('interval-unreadable', { text }) : spanYears(span);
}

/** The text of another field in the row that is being read; none where the file has no such column. */
function textOfRow(name: string, { table, file }: FieldContext): (row: number) => string {
  if (!file.plan.columns.some(({ field }) => keptName(field) === name)) return () => '';
  const kept = table.column(name, 'texts');
  return (row) => kept.texts.value(row);
}

/**
 * A column in which a blank cell rejects the row.
 *
 * @param unless - the text that a row has elsewhere: any lets the cell be blank
 */
function filled(
  column: CellColumn,
  meaning: string,
  unless: (row: number) => string = () => '',
): CellColumn {
  return {
    read: (text, row, line) => {
      const blank = isBlank(text) || idText(text) === '';
      if (!blank) return column.read(text, row, line);
      return unless(row) === '' ? problem('cell-blank', { meaning }) : column.read('', row, line);
    },
    // No word for a blank is longer than four letters, or ends in a digit.
    plain: plainOnly(
      column,
      (bytes, begin, end) => end - begin > 4 || (begin < end && isDigit(bytes[end - 1])),
    ),
    undo: (row) => column.undo?.(row),
    settle: () => column.settle?.(),
  };
}

/** A column of text in which a cell without any rejects the row. */
function notEmpty(
  column: CellColumn,
  { kind, meaning }: { readonly kind: FieldKind; readonly meaning: string },
): CellColumn {
  const textOf = kind === 'id' ? idText : (text: string) => text.trim();
  return {
    read: (text, row, line) =>
      textOf(text) === '' ? problem('cell-blank', { meaning }) : column.read(text, row, line),
    plain: plainOnly(column, (_, begin, end) => begin < end),
    undo: (row) => column.undo?.(row),
    settle: () => column.settle?.(),
  };
}

const isDigit = (byte: number | undefined): boolean =>
  byte !== undefined && byte >= 48 && byte <= 57;
