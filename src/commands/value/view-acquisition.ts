import type { Report } from '../../core/report.ts';
import type { Payback } from '../../core/value/payback.ts';
import type { Block } from '../../render/document.ts';
import {
  countColumn,
  decimal,
  decimalText,
  dividingHeaders,
  figureColumn,
  moneyColumn,
  numberColumn,
  onlyWhere,
  segmentLines,
  segmentTable,
  type TableColumn,
  whole,
  withFigures,
} from '../shared/table.ts';
import type { SegmentValue, ValueResult } from './result.ts';

/** What winning each segment's customers cost, and whether it was worth it. */
export function acquisitionBlocks({ result, assumptions }: Report<ValueResult>): Block[] {
  if (result.total.payback === undefined) return ceilingTable(result, assumptions);
  const simple = monthsColumn('payback mo', 'months', 'never');
  // Recorded stays and curves end with what is known; the customers may well go on after it.
  const endless = result.method.startsWith('assumed') && assumptions['horizon'] === undefined;
  const none = endless ? 'never' : 'not reached';
  const expected = monthsColumn('adjusted mo', 'survivalAdjustedMonths', none);
  const lines = segmentLines(result);
  const adjusted = `${simple.texts(lines)}` !== `${expected.texts(lines)}`;
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
      simple,
      adjusted && expected,
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

/** The months of a payback, where enough is known to say whether it comes. */
function monthsColumn(
  header: string,
  which: keyof Payback,
  none: string,
): TableColumn<SegmentValue> {
  const isKnown = ({ acquisitionCost, atAcquisition, customers, marked }: SegmentValue) =>
    acquisitionCost != null &&
    atAcquisition !== null &&
    customers > 0 &&
    !(which === 'survivalAdjustedMonths' && marked != null);
  const months = ({ payback }: SegmentValue) => payback?.[which] ?? null;
  const text = (line: SegmentValue) => {
    const value = months(line);
    return value === null ? none : decimalText(value, 1);
  };
  return onlyWhere(isKnown, withFigures(figureColumn(header, text), decimal(1), months));
}

/** Spending without months is divided by everybody, which is too many where it covers only some of the time. */
function wonWheneverNote(result: ValueResult): string {
  const divided = dividingHeaders(result).length > 0;
  const whom = divided ? 'customers of the segment' : `${whole(result.total.customers)} customers`;
  return `CAC: spending ÷ all ${whom}, whenever they were won.`;
}
