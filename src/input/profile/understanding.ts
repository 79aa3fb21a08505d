import type { DateOrder } from '../cells/date-cell.ts';
import type { DecimalMark } from '../cells/number-cell.ts';
import type { Evidence, Sighting } from '../columns/evidence.ts';
import { spanText } from '../headers/time-span.ts';
import type { FieldColumn } from '../records/assign-fields.ts';
import { isMoney } from '../records/field.ts';
import type { FieldPlan } from '../records/plan-fields.ts';
import type { ReadFile, SkippedLine } from '../table/read-file.ts';
import type { ColumnProfile, ColumnType } from './column-profiles.ts';

/** A choice about a whole file, and what it rests on. */
export interface Decision {
  /** Null where nothing calls for a decision, or nothing settles it. */
  readonly value: string | null;
  readonly decidedBy: string;
}

export interface ColumnUnderstanding {
  /** The header, as written. */
  readonly name: string;
  /** Of a customer, or of another row: "spend", "referrer". */
  readonly role: string | null;
  readonly type: ColumnType;
  /** Of spend, tenure and the time of a cohort: "mo", "3mo", "total", or "interval" where each row says it. */
  readonly unit: string | null;
  readonly decidedBy: string;
  readonly sample: string;
  readonly blanks: number;
  /** What names the column so that it is read the same way; absent where it is not read. */
  readonly named?: NamedColumn;
}

/** A field and its column, as `--column FIELD=TEXT` names it. */
export interface NamedColumn {
  readonly field: string;
  /** The header, with the unit where it has one: "Amount:mo". */
  readonly text: string;
  /** Whether an option names it already. */
  readonly byOption: boolean;
}

/** How one file was read. */
export interface FileUnderstanding {
  readonly file: string;
  readonly encoding: Decision;
  readonly delimiter: Decision;
  /** Of a workbook, the sheet that was read. */
  readonly sheet?: Decision;
  readonly decimal: Decision;
  readonly dateOrder: Decision;
  /** The line of the header. */
  readonly header: number;
  readonly skippedBefore: readonly SkippedLine[];
  readonly skippedAfter: readonly SkippedLine[];
  /** Rows after the header, rejected ones included. */
  readonly rows: number;
  readonly columns: readonly ColumnUnderstanding[];
}

/** How a file was read, and what its columns were read as. */
export function understandingOf(
  { plan, decimal, dateOrder, read, skippedBefore, skippedAfter }: ReadFile,
  profiles: readonly ColumnProfile[],
): FileUnderstanding {
  const { file, encoding, layout, sheet } = plan.opened;
  const columns = columnsRead(plan);
  return {
    file,
    encoding,
    delimiter: { value: layout.delimiter, decidedBy: layout.delimiterDecidedBy },
    ...(sheet !== undefined && { sheet }),
    decimal: decision<DecimalMark>(decimal, '--decimal', 'nothing to decide'),
    dateOrder: decision<DateOrder>(dateOrder, '--date-order', 'nothing to decide'),
    header: layout.headerLine,
    skippedBefore,
    skippedAfter,
    rows: read,
    columns: layout.headers.map((name, index) => {
      const { type, sample, blanks } = profiles[index] ?? unwatched;
      const column = columns.find((each) => each.index === index);
      return {
        name,
        role: column?.role ?? null,
        type: column?.isMoney && type === 'number' ? 'money' : type,
        unit: column?.unit ?? null,
        decidedBy: column?.decidedBy ?? '',
        sample,
        blanks,
        ...(column?.named !== undefined && { named: column.named }),
      };
    }),
  };
}

/** A column that is known, for a report on its file. */
interface ReadColumn extends Pick<ColumnUnderstanding, 'unit' | 'decidedBy' | 'named'> {
  readonly index: number;
  readonly role: string;
  /** Whether its numbers are money. */
  readonly isMoney: boolean;
}

/** What the columns of a file are read as. */
function columnsRead({
  columns,
  present = [],
  unread = [],
  others,
}: FieldPlan): readonly ReadColumn[] {
  const as = (column: FieldColumn, decidedBy: string) => ({
    index: column.index,
    role: column.field.insteadOf ?? column.field.name,
    isMoney: isMoney(column.field.kind),
    unit: unitText(column),
    decidedBy,
  });
  const by = ({ byOption, field: { insteadOf } }: FieldColumn) =>
    byOption ? '--column' : insteadOf === undefined ? 'name' : 'name; where the other is blank';
  return [
    ...[...columns, ...present].map((column) => {
      const { unitFrom, field } = column;
      // A field that is made for one column has its header after a space; nobody can name it.
      const [role = '', ...header] = field.name.split(' ');
      if (header.length > 0) return { ...as(column, 'no other role'), role };
      const unitBy = unitFrom === undefined ? '' : `; unit from ${unitFrom}`;
      return { ...as(column, by(column) + unitBy), named: namedColumn(column) };
    }),
    ...unread.map((column) => as(column, `${by(column)}; not read`)),
    ...others.map((column) => ({
      ...as(column, 'no other role'),
      role: column.field.kind === 'figure' ? 'figure' : 'segment',
    })),
  ];
}

/** The unit of an interval stands in its rows, and that of a total in the header that says so. */
function namedColumn(column: FieldColumn): NamedColumn {
  const { field, header, byOption, unit, unitByOption } = column;
  const isSaid = unit !== undefined && unit !== 'interval' && (unit !== 'total' || unitByOption);
  return {
    field: field.name,
    text: isSaid ? `${header}:${unitText(column)}` : header,
    byOption,
  };
}

function unitText({ unit }: FieldColumn): string | null {
  if (unit === undefined) return null;
  return typeof unit === 'string' ? unit : spanText(unit);
}

/** Of a column at which nobody looked. */
const unwatched: ColumnProfile = { type: 'blank', blanks: 0, sample: '' };

function decision<C extends string>(
  evidence: Evidence<C>,
  option: string,
  undisputed: string,
): Decision {
  if (evidence.option !== undefined) return { value: evidence.option, decidedBy: option };
  const { contradiction, settledBy, choice } = evidence;
  if (contradiction !== undefined)
    return {
      value: null,
      decidedBy: `undecided: ${contradiction.map(cellText).join(' against ')}`,
    };
  if (choice !== undefined && settledBy !== undefined)
    return { value: choice, decidedBy: cellText(settledBy) };
  const [open] = evidence.open;
  return {
    value: null,
    decidedBy: open === undefined ? undisputed : `undecided: ${cellText(open)}`,
  };
}

const cellText = ({ text, line }: Sighting): string => `"${text}" on line ${line}`;
