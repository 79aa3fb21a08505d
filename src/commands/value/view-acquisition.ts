import type { Report } from '../../core/report.ts';
import type { Payback } from '../../core/value/payback.ts';
import type { Block } from '../../render/document.ts';
import {
  countColumn,
  decimalText,
  dividingHeaders,
  figureColumn,
  moneyColumn,
  numberColumn,
  segmentLines,
  segmentTable,
  unknown,
  whole,
} from '../shared/table.ts';
import type { SegmentValue, ValueResult } from './result.ts';

/** What winning each segment's customers cost, and whether it was worth it. */
export function acquisitionBlocks({ result, assumptions }: Report<ValueResult>): Block[] {
  if (result.total.payback === undefined) return ceilingTable(result, assumptions);
  const simple = (line: SegmentValue) => months(line, 'months', 'never');
  // Recorded stays and curves end with what is known; the customers may well go on after it.
  const endless = result.method.startsWith('assumed') && assumptions['horizon'] === undefined;
  const expected = (line: SegmentValue) =>
    months(line, 'survivalAdjustedMonths', endless ? 'never' : 'not reached');
  const adjusted = segmentLines(result).some((line) => simple(line) !== expected(line));
  const costless = ({ customers, acquisitionCost }: SegmentValue) =>
    customers > 0 && acquisitionCost === null;
  const notes = [
    ...(result.segments.some(costless) ? ['All: the ratios of segments whose cost is known.'] : []),
    ...(result.costsByMonth === false ? [wonWheneverNote(result)] : []),
    ...(adjusted ? ['Adjusted: payback months by the payments that the value counts.'] : []),
  ];
  const isLimited = result.total.mayCost !== undefined;
  const costs = segmentTable(
    result,
    [
      !isLimited && moneyColumn('spending', ({ acquisitionSpending }) => acquisitionSpending),
      countColumn('won', ({ customersWon }) => customersWon),
      moneyColumn(isLimited ? 'cost each' : 'CAC', ({ acquisitionCost }) => acquisitionCost),
      isLimited && moneyColumn('may cost', ({ mayCost }) => mayCost),
      // Too few say what a new customer brings.
      numberColumn('LTV:CAC', ({ ltvToCac, marked }) => (marked == null ? ltvToCac : null), 1),
      figureColumn('payback mo', simple),
      adjusted && figureColumn('adjusted mo', expected),
    ],
    isLimited ? ceilingHeading(assumptions) : 'Acquisition cost',
  );
  return [
    costs,
    ...(notes.length === 0 ? [] : [{ kind: 'text', tone: 'plain', lines: notes } as const]),
  ];
}

/** What a customer may cost, where nobody knows what one costs. */
function ceilingTable(result: ValueResult, assumptions: Report<unknown>['assumptions']): Block[] {
  if (result.total.mayCost === undefined) return [];
  const may = moneyColumn<SegmentValue>('may cost', ({ mayCost }) => mayCost);
  const customers = countColumn<SegmentValue>('customers', (line) => line.customers);
  return [segmentTable(result, [customers, may], ceilingHeading(assumptions))];
}

export const ceilingHeading = ({ payback, ...others }: Report<unknown>['assumptions']): string =>
  payback === undefined
    ? `What a customer may cost for an LTV:CAC of ${others['ltv-cac']?.text ?? ''}`
    : `What a customer may cost to be paid back within ${whole(Number(payback.value))} days`;

function months(line: SegmentValue, which: keyof Payback, none: string): string {
  const isKnown = (line.acquisitionCost ?? null) !== null && line.atAcquisition !== null;
  const isGuessed = which === 'survivalAdjustedMonths' && line.marked != null;
  if (!isKnown || isGuessed || line.customers === 0) return unknown;
  const value = line.payback?.[which] ?? null;
  return value === null ? none : decimalText(value, 1);
}

/** Spending without months is divided by everybody, which is too many where it covers only some of the time. */
function wonWheneverNote(result: ValueResult): string {
  const divided = dividingHeaders(result).length > 0;
  const whom = divided ? 'customers of the segment' : `${whole(result.total.customers)} customers`;
  return `CAC: spending ÷ all ${whom}, whenever they were won.`;
}
