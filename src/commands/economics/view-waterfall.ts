import type { Report } from '../../core/report.ts';
import type { StepName } from '../../core/value/terms.ts';
import type { Step } from '../../core/value/waterfall.ts';
import type { Table, TableRow } from '../../render/document.ts';
import { addingUp, numberText } from '../../render/number-text.ts';
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

/**
 * The table of a waterfall. The printed amounts add up to the printed totals: each is the difference
 * of rounded running totals.
 */
export function waterfallTable({ heading, columns, note, totals }: WaterfallColumns): Table {
  const printed = columns.map(({ steps }) => addingUp(steps.map(({ amount }) => amount)));
  const running = printed.map(() => 0);
  const steps = columns[0]?.steps ?? [];
  const notes = steps.map(({ step }) => note?.(step) ?? '');
  const noted = notes.some((text) => text !== '');
  const cells = (label: string, text: string, amounts: readonly number[]): string[] => [
    label,
    ...(noted ? [text] : []),
    ...amounts.map((amount) => numberText(amount)),
  ];
  const rows: TableRow[] = [];
  const total = (label: string) => rows.push({ cells: cells(label, '', running), role: 'total' });
  for (const [i, { step }] of steps.entries()) {
    if (step === 'acquisition') total(totals.before);
    const amounts = printed.map((column) => column[i] ?? 0);
    for (const [c, amount] of amounts.entries()) running[c] = (running[c] ?? 0) + amount;
    rows.push({ cells: cells(stepWords[step].label, notes[i] ?? '', amounts) });
  }
  total(steps.some(({ step }) => step === 'acquisition') ? totals.after : totals.before);
  return {
    kind: 'table',
    ...(heading !== undefined && { heading }),
    columns: [
      { header: '', align: 'left' },
      ...(noted ? [{ header: '', align: 'left' as const, flexible: true }] : []),
      ...columns.map(({ header }) => ({ header, align: 'right' as const })),
    ],
    rows,
  };
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
