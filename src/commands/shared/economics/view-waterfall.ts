import type { Assumption, Report } from '../../../core/report.ts';
import type { Basis, StepName } from '../../../core/value/terms.ts';
import type { Step } from '../../../core/value/waterfall.ts';
import { type Block, type Document, pictureDetails, type Table } from '../../../render/document.ts';
import { moneyLines, type WaterfallWords, waterfallPictures } from '../pictures/waterfall.ts';
import { bySegment } from '../read-as.ts';
import { nameColumn, runningColumn, table } from '../table.ts';
import { type EconomicSpec, economicInputs } from './economic-inputs.ts';

/** Waterfalls side by side, with the lifetime value and, after acquisition, the net value as totals. */
export interface WaterfallColumns {
  readonly heading?: string;
  /** Of its sheet in a workbook. */
  readonly name?: string;
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
export function waterfallTable({ heading, name, columns, note, totals }: WaterfallColumns): Table {
  const lines = waterfallLines(columns[0]?.steps ?? [], totals, note);
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
    {
      ...(heading !== undefined && { heading }),
      ...(name !== undefined && { name }),
      isTotal: ({ place }) => place === undefined,
    },
  );
}

function waterfallLines(
  steps: readonly Step[],
  totals: WaterfallColumns['totals'],
  note?: WaterfallColumns['note'],
): WaterfallLine[] {
  const total = (label: string): WaterfallLine => ({ label, note: '' });
  const isAcquired = steps.some(({ step }) => step === 'acquisition');
  return [
    ...steps.flatMap(({ step }, place): WaterfallLine[] => [
      ...(step === 'acquisition' ? [total(totals.before)] : []),
      { label: stepWords[step].label, note: note?.(step) ?? '', place },
    ]),
    total(isAcquired ? totals.after : totals.before),
  ];
}

/** A waterfall as a picture. */
export function waterfallBlocks(
  steps: readonly Step[],
  totals: WaterfallColumns['totals'],
  words: WaterfallWords,
): Block[] {
  const lines = waterfallLines(steps, totals).map(({ label, place }) => ({
    name: label,
    amount: place === undefined ? undefined : steps[place]?.amount,
  }));
  return pictureDetails(waterfallPictures(moneyLines(lines), words));
}

/** What amounts are: "margin, USD", and in words for those who did not choose it. */
export const amountsIn = (
  basis: Basis,
  { currency }: Report<unknown>,
): Required<Pick<Document, 'subtitle' | 'meaning'>> => ({
  subtitle: currency === null ? basis : `${basis}, ${currency}`,
  meaning: meanings[basis],
});

const meanings: Readonly<Record<Basis, string>> = {
  margin: 'what is left of spend after the cost of the goods',
  spend: 'what customers pay, before the cost of the goods',
};

const adverbs: Readonly<Record<string, string>> = {
  y: 'yearly',
  mo: 'monthly',
  w: 'weekly',
  d: 'daily',
};

/** "paid monthly", "paid every 3mo". */
export const paidEvery = (period: string): string => `paid ${adverbs[period] ?? `every ${period}`}`;

/** What people read for each step, and the option that includes it. */
export const stepWords = Object.fromEntries(
  (economicInputs as readonly EconomicSpec[]).flatMap(({ name, step }) =>
    step === undefined ? [] : [[step.name, { label: step.label, option: `--${name}` }]],
  ),
) as Readonly<Record<StepName, { readonly label: string; readonly option: string }>>;

/** What is left out for want of a margin; empty where nothing is. */
export const leftOutWithoutMargin = (names: readonly string[]): string[] =>
  names.length === 0
    ? []
    : [
        `Left out, because costs are compared with margin only (${stepWords.costOfGoods.option}): ${names.join(', ')}`,
      ];

/** How a list of what is left out begins. */
export const leftOutLead = 'Left out: ';

/**
 * "Left out: growth (--growth), cost of goods (--margin)"; empty where nothing is.
 *
 * @param others - what is no step: "rewards (--referral-reward)"
 */
export function leftOutSentence(
  leftOut: readonly StepName[],
  others: readonly string[] = [],
): string[] {
  const steps = leftOut.map(
    (step) => `${stepWords[step].label.toLowerCase()} (${stepWords[step].option})`,
  );
  const named = [...steps, ...others];
  return named.length === 0 ? [] : [leftOutLead + named.join(', ')];
}

/** The assumptions a step rests on, as they were written: "0.2/y, reward 20". */
export function stepBasis(
  step: StepName,
  assumptions: Readonly<Record<string, Assumption>>,
): string {
  const text = (name: string) => assumptions[name]?.text ?? '';
  switch (step) {
    case 'spend':
      return '';
    case 'growth':
      return perYear(text('growth'));
    case 'costOfGoods':
      return assumptions['margin'] === undefined
        ? `column ${text('goods')}`
        : `margin ${text('margin')}`;
    case 'serving':
    case 'marketing':
      return costText(text(step));
    case 'timeValue':
      return `${perYear(text('discount'))}, ${text('timing')} of period`;
    case 'referral':
      return `${text('referrals')}, value ${text('referralValue')}, reward ${text('referralReward')}`;
    case 'recovery':
      return `${text('incidents')}, ${text('mended')} fixed, ${text('kept')} kept`;
    case 'acquisition':
      return '';
  }
}

/** "4.50/order + 3% of spend": what is by no time and no order is by spend. */
const costText = (text: string): string =>
  text === bySegment
    ? text
    : text
        .split('+')
        .map((part) => (part.includes('/') ? part.trim() : `${part.trim()} of spend`))
        .join(' + ');

const perYear = (rate: string) => (rate.includes('/') || rate === bySegment ? rate : `${rate}/y`);
