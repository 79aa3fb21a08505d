import { type Block, pictureDetails } from '../../render/document.ts';
import type { BarMark, Bars } from '../../render/picture/picture.ts';
import { distributionBlocks } from '../shared/economics/view-uncertainty.ts';
import { waterfallBlocks } from '../shared/economics/view-waterfall.ts';
import { amountsPicture, type ComparedAmount } from '../shared/pictures/amounts.ts';
import { mayCostPicture } from '../shared/pictures/may-cost.ts';
import {
  decimalsFor,
  decimalText,
  dividingHeaders,
  lineName,
  moneyColumn,
  nameColumn,
  segmentLines,
  table,
  whole,
} from '../shared/table.ts';
import type { SegmentValue, ValueResult } from './result.ts';
import { isGuess, methodWords } from './view-expected.ts';

/** More bars are a list, which the table is. */
const mostBars = 20;

/** The segments of the first bars and all customers, or all customers alone. */
function linesDrawn(result: ValueResult): readonly SegmentValue[] {
  const lines = segmentLines(result);
  const last = lines.slice(-1);
  return lines.length <= mostBars ? lines : [...lines.slice(0, mostBars - 1), ...last];
}

/** Which segments are drawn, where not all are. */
function ofHowMany({ segments }: ValueResult): string {
  const drawn = mostBars - 1;
  return segments.length > drawn ? ` (the first ${drawn} of ${whole(segments.length)})` : '';
}

const nameOf = (result: ValueResult, line: SegmentValue): string =>
  lineName(result, line) || 'All customers';

const isTotal = (result: ValueResult, line: SegmentValue): boolean =>
  dividingHeaders(result).length > 0 && line === result.total;

/** What is asked for: what a customer may cost, how the net value is spread, and the value of a customer by segment. */
export function valuePictures(result: ValueResult, mayCostHeading: string): Block[] {
  return [
    ...pictureDetails(mayCostPictures(result, mayCostHeading)),
    ...distributionBlocks(result, { name: 'Net value', base: result.total.netValue }),
    ...pictureDetails(segmentPictures(result)),
  ];
}

function mayCostPictures(result: ValueResult, heading: string): Bars[] {
  if (result.total.mayCost === undefined) return [];
  const lines = linesDrawn(result);
  const isCosted = lines.some(({ acquisitionCost }) => acquisitionCost != null);
  // A bar alone says nothing.
  if (lines.length === 1 && !isCosted) return [];
  const decimals = decimalsFor(segmentLines(result).map(({ mayCost }) => mayCost ?? null));
  return [
    mayCostPicture(
      lines.map((line) => ({
        name: nameOf(result, line),
        mayCost: line.mayCost ?? null,
        costEach: line.acquisitionCost ?? null,
        isTotal: isTotal(result, line),
      })),
      `${heading}${ofHowMany(result)}`,
      ({ mayCost }) => decimalText(mayCost, decimals),
    ),
  ];
}

/** The value of a customer of each segment: what is recorded, and what is expected beyond it. */
function segmentPictures(result: ValueResult): Bars[] {
  if (dividingHeaders(result).length === 0) return [];
  const lines = linesDrawn(result);
  const isExpected = result.method === 'expected';
  const mean = (line: SegmentValue) => line.lifetimeValue?.mean ?? null;
  const decimals = decimalsFor(segmentLines(result).map(mean));
  const amounts = lines.map((line): ComparedAmount => {
    const named = { name: nameOf(result, line), isTotal: isTotal(result, line) };
    const soFar = line.meanSoFar ?? null;
    const value = mean(line);
    const intervals = intervalMarks(line);
    if (isExpected && isGuess(line))
      return {
        ...named,
        text: `${decimalText(soFar, decimals)} so far`,
        parts: soFar === null ? [] : [{ amount: soFar }],
      };
    const text = decimalText(value, decimals);
    if (value === null) return { ...named, text, parts: [] };
    if (!isExpected || soFar === null)
      return { ...named, text, parts: [{ amount: value }], marks: intervals };
    return {
      ...named,
      text,
      parts: [{ amount: soFar }, { amount: value - soFar, tone: 'plain' }],
      marks:
        intervals.length > 0 ? intervals : [{ at: value, name: 'expected in all', tone: 'plain' }],
    };
  });
  const heading = `Value of a customer${isExpected ? ', so far and expected in all' : ''}`;
  return [
    amountsPicture(amounts, {
      heading: `${heading}${ofHowMany(result)}`,
      bar: isExpected ? 'recorded so far' : 'value of a customer',
      numbers: table(
        lines,
        [
          nameColumn('', (line) => nameOf(result, line)),
          isExpected && moneyColumn('so far', ({ meanSoFar }) => meanSoFar),
          moneyColumn(isExpected ? 'expected' : 'value', (line) =>
            isExpected && isGuess(line) ? null : mean(line),
          ),
        ],
        { isTotal: (line) => isTotal(result, line) },
      ),
    }),
  ];
}

function intervalMarks({ intervals, marked }: SegmentValue): BarMark[] {
  if (marked != null || intervals == null || intervals.mean === null) return [];
  const { low, high } = intervals.mean;
  return [low, high].map((at) => ({ at, name: 'ends of the 95% interval', tone: 'plain' }));
}

/** All customers step by step: as expected, or so far where that is too little known. */
export function totalPicture(
  { total }: ValueResult,
  totals: { before: string; after: string },
): Block[] {
  const isSoFar = total.waterfallSoFar !== undefined && isGuess(total);
  const steps = isSoFar ? (total.waterfallSoFar ?? []) : total.waterfall;
  const how = isSoFar
    ? ', so far'
    : total.waterfallSoFar === undefined || total.active === 0
      ? ''
      : ', as expected';
  return waterfallBlocks(steps, totals, {
    heading: `From the spend of all customers to their value${how}`,
    what: `The value of all customers${how}`,
  });
}

/** The value of a customer by each method. */
export function methodPictures({ methods = [] }: ValueResult): Block[] {
  const decimals = decimalsFor(methods.map(({ lifetimeValue }) => lifetimeValue));
  const text = ({ lifetimeValue }: (typeof methods)[number]) =>
    decimalText(lifetimeValue, decimals);
  const heading = 'Value of a customer by every method';
  return pictureDetails([
    amountsPicture(
      methods.map((line) => ({
        name: methodWords[line.method],
        text: text(line),
        parts: line.lifetimeValue === null ? [] : [{ amount: line.lifetimeValue }],
      })),
      {
        heading,
        numbers: table(methods, [
          nameColumn('method', ({ method }) => methodWords[method]),
          moneyColumn('a customer', ({ lifetimeValue }) => lifetimeValue),
        ]),
      },
    ),
  ]);
}
