import type { Report } from '../../core/report.ts';
import type { StepName } from '../../core/value/terms.ts';
import type { Step } from '../../core/value/waterfall.ts';
import type { Table } from '../../render/document.ts';
import { nameColumn, runningColumn, table } from '../shared/table.ts';
import { stepWords } from './wording.ts';

/** Waterfalls side by side, with the lifetime value and, after acquisition, the net value as totals. */
export interface WaterfallColumns {
  readonly heading?: string;
  /** One a column: its name (empty for none) and its steps, the same in every column. */
  readonly columns: readonly { readonly header: string; readonly steps: readonly Step[] }[];
  /** What a step rests on, shown beside its name; without it there is no such column. */
  readonly note?: (step: StepName) => string;
  /** What the totals are called. */
  readonly totals: { readonly before: string; readonly after: string };
}

/** A step by its place, or a total: the sum of the steps above it. */
interface WaterfallLine {
  readonly label: string;
  readonly note: string;
  readonly place?: number;
}

/** The table of a waterfall. The printed amounts add up to the printed totals. */
export function waterfallTable({ heading, columns, note, totals }: WaterfallColumns): Table {
  const steps = columns[0]?.steps ?? [];
  const total = (label: string): WaterfallLine => ({ label, note: '' });
  const lines = steps.flatMap(({ step }, place): WaterfallLine[] => [
    ...(step === 'acquisition' ? [total(totals.before)] : []),
    { label: stepWords[step].label, note: note?.(step) ?? '', place },
  ]);
  const acquired = steps.some(({ step }) => step === 'acquisition');
  lines.push(total(acquired ? totals.after : totals.before));
  const noted = lines.some((line) => line.note !== '');
  return table(
    lines,
    [
      { ...nameColumn('', ({ label }) => label), flexible: false },
      noted && nameColumn('', (line) => line.note),
      ...columns.map((column) =>
        runningColumn<WaterfallLine>(column.header, ({ place }) =>
          place === undefined ? undefined : (column.steps[place]?.amount ?? 0),
        ),
      ),
    ],
    { ...(heading !== undefined && { heading }), isTotal: ({ place }) => place === undefined },
  );
}

/** "margin, USD". */
export const basisAndCurrency = (basis: string, { currency }: Report<unknown>): string =>
  currency === null ? basis : `${basis}, ${currency}`;

const adverbs: Readonly<Record<string, string>> = {
  y: 'yearly',
  mo: 'monthly',
  w: 'weekly',
  d: 'daily',
};

/** "paid monthly", "paid every 3mo". */
export const paidEvery = (period: string): string => `paid ${adverbs[period] ?? `every ${period}`}`;
