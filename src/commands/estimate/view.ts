import type { Report } from '../../core/report.ts';
import type { Step } from '../../core/value/waterfall.ts';
import type { Block, Document, TableRow } from '../../render/document.ts';
import { addingUp, numberText, shortNumber } from '../../render/number-text.ts';
import { leftOutSentence, stepBasis, stepWords } from '../economics/wording.ts';
import type { EstimateResult } from './result.ts';
import { breakEvenLines, reconciliationBlocks } from './view-answers.ts';
import { periodBlocks } from './view-periods.ts';

type EstimateReport = Report<EstimateResult>;

/** The estimate as a person sees it: method, waterfall, ratios, and what is left out. */
export function view(report: EstimateReport): Document {
  const { result, currency } = report;
  const lines = [
    ...ratioLine(result),
    ...breakEvenLines(result),
    ...leftOutSentence(result.leftOut),
    ...otherTimings(result),
  ];
  return {
    title: 'What one such customer is worth',
    subtitle: currency === null ? result.basis : `${result.basis}, ${currency}`,
    blocks: [
      { kind: 'fields', rows: [['Method', methodText(report)]] },
      waterfallTable(report),
      { kind: 'text', tone: 'plain', lines },
      ...reconciliationBlocks(result),
      ...periodBlocks(result),
    ],
  };
}

function methodText({ result, assumptions }: EstimateReport): string {
  const text = (name: string) => assumptions[name]?.text ?? '';
  const stay = result.method.slice('assumed '.length);
  const counted = [
    `${result.method} ${text(stay)}`,
    `paid ${paidEvery(result.period)}`,
    ...(assumptions['horizon'] === undefined ? [] : [`horizon ${text('horizon')}`]),
    ...(text('firstPayment') === 'excluded' ? ['first payment excluded'] : []),
  ];
  return counted.join('; ');
}

const adverbs: Readonly<Record<string, string>> = {
  y: 'yearly',
  mo: 'monthly',
  w: 'weekly',
  d: 'daily',
};
const paidEvery = (period: string) => adverbs[period] ?? `every ${period}`;

function waterfallTable(report: EstimateReport): Block {
  const { result } = report;
  const { range } = result;
  const columns =
    range === undefined
      ? [result.waterfall]
      : [range.waterfalls.low, result.waterfall, range.waterfalls.high];
  // With ranges there is no room for what each step rests on; the assumptions are in the JSON.
  const basis = (text: string) => (range === undefined ? [text] : []);
  const row = (
    label: string,
    note: string,
    amounts: readonly number[],
    total: boolean,
  ): TableRow => ({
    cells: [label, ...basis(note), ...amounts.map((amount) => numberText(amount))],
    ...(total && { role: 'total' as const }),
  });

  const printed = columns.map(printedAmounts);
  const rows: TableRow[] = [];
  const running = printed.map(() => 0);
  const total = (label: string) => rows.push(row(label, '', running, true));
  for (const [i, { step }] of result.waterfall.entries()) {
    if (step === 'acquisition') total('Lifetime value');
    const amounts = printed.map((column) => column[i] ?? 0);
    for (const [column, amount] of amounts.entries())
      running[column] = (running[column] ?? 0) + amount;
    const note = step === 'spend' ? spendNote(report) : stepBasis(step, report.assumptions);
    rows.push(row(stepWords[step].label, note, amounts, false));
  }
  total(result.leftOut.includes('acquisition') ? 'Lifetime value' : 'Net value');
  return {
    kind: 'table',
    columns: [
      { header: '', align: 'left' },
      ...basis('').map(() => ({ header: '', align: 'left' as const, flexible: true })),
      ...(range === undefined ? [''] : ['low', 'base', 'high']).map((header) => ({
        header,
        align: 'right' as const,
      })),
    ],
    rows,
  };
}

const printedAmounts = (steps: readonly Step[]): number[] =>
  addingUp(steps.map(({ amount }) => amount));

function spendNote({ result, assumptions }: EstimateReport): string {
  const { value, unit } = assumptions['spend'] ?? { value: 0, unit: '/y' };
  const years = `${numberText(result.years)} y`;
  return `${numberText(Number(value))}${unit} × ${years}`;
}

function ratioLine({ payback, ltvToCac }: EstimateResult): string[] {
  if (payback === undefined) return [];
  const months = (value: number | null) =>
    value === null ? 'never' : `${shortNumber(value, 1)} months`;
  const ratio =
    ltvToCac == null ? 'LTV:CAC not defined at no cost' : `LTV:CAC ${numberText(ltvToCac, 1)}`;
  const adjusted = `${months(payback.survivalAdjustedMonths)} with churn and discount`;
  return [`${ratio} · payback ${months(payback.months)} (${adjusted})`];
}

function otherTimings({ byTiming, basis }: EstimateResult): string[] {
  if (byTiming === undefined) return [];
  const { start, end } = byTiming;
  const unit = basis === 'margin' ? 'lifetime value' : 'spend';
  return [
    `Other conventions, same inputs: ${unit} ${numberText(end, 0)} (end) to ${numberText(start, 0)} (start)`,
  ];
}
