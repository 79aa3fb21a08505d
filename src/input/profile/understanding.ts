import type { DateOrder } from '../cells/date-cell.ts';
import type { DecimalMark } from '../cells/number-cell.ts';
import type { Evidence, Sighting } from '../columns/evidence.ts';
import type { AssignedColumn } from '../headers/assign-roles.ts';
import { spanText } from '../headers/time-span.ts';
import type { FilePlan } from '../plan/file-plan.ts';
import type { ReadFile, SkippedLine } from '../table/customer-table.ts';
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
}

/** How one file was read. */
export interface FileUnderstanding {
  readonly file: string;
  readonly encoding: Decision;
  readonly delimiter: Decision;
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

/** How a file of customers or of cohorts was read. */
export function understandingOf(
  file: ReadFile,
  profiles: readonly ColumnProfile[],
): FileUnderstanding {
  const { plan } = file;
  return fileUnderstanding(
    file,
    plan.opened.layout.headers.map((header, i) =>
      columnUnderstanding(header, i, plan, profiles[i]),
    ),
  );
}

/** Puts together how a file was read, given how its columns were. */
export function fileUnderstanding(
  { plan, decimal, dateOrder, read, skippedBefore, skippedAfter }: ReadFile,
  columns: readonly ColumnUnderstanding[],
): FileUnderstanding {
  const { file, encoding, layout } = plan.opened;
  return {
    file,
    encoding,
    delimiter: { value: layout.delimiter, decidedBy: layout.delimiterDecidedBy },
    decimal: decision<DecimalMark>(decimal, '--decimal', 'nothing to decide'),
    dateOrder: decision<DateOrder>(dateOrder, '--date-order', 'nothing to decide'),
    header: layout.headerLine,
    skippedBefore,
    skippedAfter,
    rows: read,
    columns,
  };
}

function decision<C extends string>(
  evidence: Evidence<C>,
  option: string,
  undisputed: string,
): Decision {
  const seen = [...evidence.seen.values()];
  if (evidence.option !== undefined) return { value: evidence.option, decidedBy: option };
  if (evidence.contradictory)
    return { value: null, decidedBy: `undecided: ${seen.map(cellText).join(' against ')}` };
  const [first] = seen;
  if (first !== undefined) return { value: evidence.choice ?? null, decidedBy: cellText(first) };
  const [open] = evidence.open;
  return {
    value: null,
    decidedBy: open === undefined ? undisputed : `undecided: ${cellText(open)}`,
  };
}

const cellText = ({ text, line }: Sighting): string => `"${text}" on line ${line}`;

/** Of a column at which nobody looked. */
export const unwatched: ColumnProfile = { type: 'blank', blanks: 0, sample: '' };

function columnUnderstanding(
  header: string,
  index: number,
  plan: FilePlan,
  profile: ColumnProfile = unwatched,
): ColumnUnderstanding {
  const assigned = [...plan.assigned.values()].find((column) => column.index === index);
  return {
    name: header,
    role: assigned?.role ?? null,
    type: typeFor(assigned, profile.type),
    unit: assigned === undefined ? null : unitOf(assigned, plan),
    decidedBy: assigned === undefined ? '' : decidedBy(assigned, plan),
    sample: profile.sample,
    blanks: profile.blanks,
  };
}

function typeFor(assigned: AssignedColumn | undefined, type: ColumnType): ColumnType {
  return assigned?.role === 'spend' && type === 'number' ? 'money' : type;
}

function unitOf({ role, unit: named }: AssignedColumn, plan: FilePlan): string | null {
  const units = { spend: plan.spendPeriod, tenure: plan.tenureUnit, elapsed: named };
  const unit =
    role === 'spend' || role === 'tenure' || role === 'elapsed' ? units[role] : undefined;
  if (unit === undefined) return null;
  return typeof unit === 'string' ? unit : spanText(unit);
}

function decidedBy({ role, tier, unit }: AssignedColumn, plan: FilePlan): string {
  const by = tier === 0 ? '--column' : 'name';
  const read = plan.reads.has(role) || role === 'segment' || role === 'month';
  if (!read) return `${by}; not read`;
  if (role !== 'spend' || unit !== undefined) return by;
  if (plan.spendPeriod === 'interval')
    return `${by}; unit from ${plan.assigned.get('interval')?.header ?? ''}`;
  return plan.spendPeriod === undefined
    ? by
    : `${by}; unit from ${plan.assigned.get('month')?.header ?? ''}`;
}
