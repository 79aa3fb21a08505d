import type { Report } from '../../core/report.ts';
import type { Block } from '../../render/document.ts';
import { numberText } from '../../render/number-text.ts';
import {
  countColumn,
  decimalsFor,
  moneyColumn,
  numberColumn,
  segmentTable,
  type TableColumn,
} from '../shared/table.ts';
import type { ForecastResult, NewCustomer, SegmentForecast } from './result.ts';

/** The new customer of a line; the total has that of all. */
const newOf = (result: ForecastResult, line: SegmentForecast): NewCustomer | null =>
  (line === result.total ? result.newCustomer : line.newCustomer) ?? null;

const hasCosts = ({ total }: ForecastResult): boolean =>
  total.costEach !== undefined || total.mayCost !== undefined;

const isBySegment = ({ segments }: ForecastResult): boolean =>
  segments.some(({ newCustomer }) => newCustomer !== undefined);

/** Whether the value of a new customer is a column of the forecast: by segment, where no cost needs a table of its own. */
export const isNewColumn = (result: ForecastResult): boolean =>
  isBySegment(result) && !hasCosts(result);

export const newColumn = (result: ForecastResult): TableColumn<SegmentForecast> =>
  moneyColumn('new', (line) => newOf(result, line)?.value);

/** The value of a customer who first buys on the last day, what winning one costs, and what it may cost. */
export function newCustomerBlocks(report: Report<ForecastResult>): Block[] {
  const { result } = report;
  const { newCustomer } = result;
  const ofModels = isBySegment(result) && newCustomer !== undefined ? ofTheirOwn : '';
  if (isBySegment(result) && hasCosts(result))
    return [winningTable(report), ...(ofModels === '' ? [] : [textBlock(ofModels)])];
  if (newCustomer === undefined) return [];
  return [textBlock('', `${newCustomerText(report, newCustomer)} ${ofModels}`.trimEnd())];
}

/** The line of all stands below those of segments as a total does, and does not follow from them. */
const ofTheirOwn = 'Each segment has its own model of a new customer: All is not their mean.';

const textBlock = (...lines: string[]): Block => ({ kind: 'text', tone: 'plain', lines });

function newCustomerText(
  { result: { total }, assumptions }: Report<ForecastResult>,
  { purchases, value, netValue, ltvToCac }: NewCustomer,
): string {
  const horizon = assumptions['horizon']?.text ?? '';
  const { mayCost, paybackDays } = total;
  const back = paybackDays == null ? '' : `, paid back after ${numberText(paybackDays, 0)} days`;
  const cost =
    ltvToCac === null
      ? ''
      : `, ${numberText(netValue, 2)} after winning them; LTV:CAC ${numberText(ltvToCac, 1)}${back}`;
  const ceiling = mayCost == null ? '' : `; ${ceilingWords(assumptions)} ${numberText(mayCost, 2)}`;
  return `A new customer makes ${numberText(purchases, 2)} purchases within ${horizon}, the first included, worth ${numberText(value, 2)}${cost}${ceiling}.`;
}

/** "to be paid back within 90d one may cost", "for LTV:CAC 3 one may cost". */
function ceilingWords({ payback, ...others }: Report<ForecastResult>['assumptions']): string {
  return payback === undefined
    ? `for LTV:CAC ${others['ltv-cac']?.text ?? ''} one may cost`
    : `to be paid back within ${payback.text} one may cost`;
}

/** A new customer of each segment: what one brings, costs, and may cost. */
function winningTable({ result, assumptions }: Report<ForecastResult>): Block {
  const { total, segments } = result;
  const lines = [...segments, total];
  const decimals = decimalsFor(
    lines.flatMap((line) => [newOf(result, line)?.value ?? null, line.costEach ?? null]),
  );
  const isCost = total.costEach !== undefined;
  const isCeiling = segments.some(({ mayCost }) => mayCost !== undefined);
  const { payback } = assumptions;
  const at = payback === undefined ? `LTV:CAC ${assumptions['ltv-cac']?.text ?? ''}` : payback.text;
  return segmentTable(
    result,
    [
      numberColumn('purchases', (line) => newOf(result, line)?.purchases, 2),
      moneyColumn('worth', (line) => newOf(result, line)?.value, decimals),
      ...(isCost
        ? [
            moneyColumn<SegmentForecast>('cost each', ({ costEach }) => costEach, decimals),
            numberColumn<SegmentForecast>('LTV:CAC', (line) => newOf(result, line)?.ltvToCac, 1),
            countColumn<SegmentForecast>('payback days', (line) => line.paybackDays),
          ]
        : []),
      ...(isCeiling
        ? [moneyColumn<SegmentForecast>('may cost', ({ mayCost }) => mayCost, decimals)]
        : []),
    ],
    `A new customer within ${assumptions['horizon']?.text ?? ''}${isCeiling ? `; may cost: for ${payback === undefined ? at : `payback within ${at}`}` : ''}`,
  );
}
