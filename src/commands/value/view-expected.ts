import type { Report } from '../../core/report.ts';
import { fewestCustomers, fewestEnded, type Shortage } from '../../core/survival/evidence.ts';
import { type Block, details } from '../../render/document.ts';
import { numberText, percentText, shortNumber } from '../../render/number-text.ts';
import {
  countColumn,
  decimalsFor,
  dividingHeaders,
  moneyColumn,
  nameColumn,
  numberColumn,
  onlyWhere,
  segmentName,
  segmentTable,
  summedColumn,
  table,
  whole,
} from '../shared/table.ts';
import type { SegmentValue, ValueResult } from './result.ts';

/**
 * What is recorded of the customers of each segment, what is expected of them in all, what is still to come, and how far
 * that rests on data: of one customer, and of all of them.
 *
 * @param isLong - whether the page has so much else that what all of them are worth is a detail
 */
export function expectedBlocks(report: Report<ValueResult>, isLong: boolean): Block[] {
  const { result } = report;
  const isKnown = (line: SegmentValue) => !isGuess(line);
  const all = segmentTable(
    result,
    [
      countColumn('active', ({ active }) => active),
      summedColumn('so far', ({ soFar = 0 }) => soFar),
      onlyWhere(
        isKnown,
        summedColumn('expected', ({ totalValue }) => totalValue),
      ),
      onlyWhere(
        isKnown,
        summedColumn('to come', ({ toCome = 0 }) => toCome),
      ),
    ],
    'Value of all customers',
  );
  return [
    segmentTable(
      result,
      [
        countColumn('customers', ({ customers }) => customers),
        moneyColumn('so far', ({ meanSoFar }) => meanSoFar),
        onlyWhere(
          isKnown,
          moneyColumn('expected', ({ lifetimeValue }) => lifetimeValue?.mean),
        ),
        onlyWhere(
          isKnown,
          moneyColumn('to come', ({ meanToCome }) => meanToCome),
        ),
        onlyWhere(
          ({ marked }) => marked == null,
          moneyColumn('a new one', ({ atAcquisition }) => atAcquisition),
        ),
      ],
      'Value of a customer',
    ),
    ...(isLong ? details('the values of all customers', [all]) : [all]),
    {
      kind: 'text',
      tone: 'plain',
      lines: [
        ...markedNotes(result),
        ...onceNotes(result),
        ...newOneNotes(report),
        ...datesNotes(report),
        ...reachNotes(report),
      ],
    },
  ];
}

/** Whether what is to come of the customers is too little known to be printed; where nobody is active, nothing is. */
export const isGuess = ({ marked, active }: SegmentValue): boolean =>
  marked != null && active !== 0;

/** Whose spend is known, and not by the year. */
function onceNotes({ paidOnce }: ValueResult): string[] {
  if (paidOnce === undefined) return [];
  const whose = paidOnce === 1 ? 'one customer' : count(paidOnce, 'customer');
  return [
    `The spend of ${whose} covers no time: it counts as one payment, and nothing is to come of it.`,
  ];
}

/** Below this difference of a new customer from those held, nothing is said of it. */
const alike = 0.01;

/** Why a new customer, with whom the cost of winning one is compared, is worth another sum than the customers on average. */
function newOneNotes({ result: { total }, assumptions }: Report<ValueResult>): string[] {
  const { atAcquisition = null, lifetimeValue, marked } = total;
  const mean = lifetimeValue?.mean ?? 0;
  if (atAcquisition === null || marked != null) return [];
  const difference = mean - atAcquisition;
  if (Math.abs(difference) <= alike * Math.abs(mean)) return [];
  const reason =
    assumptions['windowStart'] !== undefined
      ? 'those who left before the observation are missing among the customers'
      : difference > 0
        ? 'among the customers those who spend more stayed longer'
        : 'among the customers those who spend more stayed less long';
  return [`A new one spends the mean a year and stays by the curve; ${reason}.`];
}

/** Why what is so far and what is to come do not add up to what is expected. */
export function datesNotes({ result, assumptions }: Report<ValueResult>): string[] {
  if (isGuess(result.total) || result.total.active === 0) return [];
  const asOf = assumptions['asOf']?.text;
  const day = asOf === undefined ? 'the day of the export' : asOf;
  return [
    ...(result.leftOut.includes('timeValue')
      ? []
      : [
          `So far and expected are present values of the day on which each customer began, to come is one of ${day}: it is no part of the others.`,
        ]),
    ...(result.leftOut.includes('recovery')
      ? []
      : ['To come counts only what is gained by problems that are fixed from now on.']),
  ];
}

/** Why the estimates of segments are not printed, and that the total holds them. */
export function markedNotes(result: ValueResult): string[] {
  const { segments, total: all } = result;
  const marked = segments.filter(isGuess);
  if (marked.length === 0) return [];
  const named = marked.map((line) => {
    const name = segmentName(line.segment);
    return name === '' ? why(line) : `${name} (${why(line)})`;
  });
  const shown = result.customers === undefined && segments.length > 1 && !isGuess(all);
  const total = shown ? ' What they add is in All.' : '';
  return [`Too few to estimate what is to come: ${named.join(', ')}; ${needed}.${total}`];
}

/** Why nothing is expected of all customers where no option asks for it. */
export const tooFewToExpect = (total: SegmentValue, reason: Shortage): string =>
  `Too few to estimate what is to come: ${why({ ...total, marked: reason })}; ${needed}.`;

const needed = `an estimate needs ${fewestCustomers} customers, ${fewestEnded} of them ended`;

const why = ({ marked, customers, active }: SegmentValue): string =>
  marked === 'few-customers'
    ? count(customers, 'customer')
    : `${whole(customers - (active ?? 0))} ended`;

const count = (n: number, noun: string): string => `${whole(n)} ${noun}${n === 1 ? '' : 's'}`;

/** How far the figure goes, and how much of it nobody has seen yet. */
function reachNotes({ result: { total, segments }, assumptions }: Report<ValueResult>): string[] {
  // No figure is printed that could go beyond the data.
  if (isGuess(total)) return [];
  if (total.active === 0) {
    return ['All of these relationships have ended: what is expected is what is recorded.'];
  }
  const reaches = segments
    .filter(({ customers }) => customers > 0)
    .map(({ reachYears }) => reachYears ?? 0);
  const years = (value: number) => `${shortNumber(value)} y`;
  const least = Math.min(...reaches);
  const most = total.reachYears ?? 0;
  const reach = least === most ? years(most) : `${years(least)} to ${years(most)} by segment`;
  const horizon = assumptions['horizon'];
  if (horizon === undefined) {
    return [`Counts no tenure beyond the data, which reach ${reach}; --horizon goes further.`];
  }
  const share = total.extrapolatedShare ?? 0;
  if (share === 0) {
    return [
      `Counts ${horizon.text} of tenure; none of the total lies beyond the data, which reach ${reach}.`,
    ];
  }
  return [
    `Extrapolated: ${percentText(share, 1)} of the expected total lies beyond the data, which reach ${reach}.`,
    ...modelNotes(total),
  ];
}

/** How much the expected total depends on which model continues the data. */
function modelNotes({ modelRange }: SegmentValue): string[] {
  if (modelRange === undefined) return [];
  const { totalValue, models } = modelRange;
  const places = decimalsFor([totalValue.low, totalValue.high]);
  const [low, high] = [totalValue.low, totalValue.high].map((end) => numberText(end, places));
  return [
    `Beyond the data the models differ: the expected total is ${low} to ${high} (${models.join(', ')}).`,
  ];
}

/** Each method's figure for the same customers, and why it differs. */
export function methodBlocks({ methods = [], segments, total }: ValueResult): Block[] {
  const split = dividingHeaders({ segments, total }).length > 0;
  return [
    table(
      methods,
      [
        { ...nameColumn('method', ({ method }) => methodWords[method]), flexible: false },
        numberColumn('years', ({ meanYears }) => meanYears, 2),
        moneyColumn('a customer', ({ lifetimeValue }) => lifetimeValue),
        moneyColumn('all customers', ({ totalValue }) => totalValue),
        split && moneyColumn('as one segment', ({ totalWithoutSegments }) => totalWithoutSegments),
      ],
      { heading: `The same ${count(total.customers, 'customer')} by every method` },
    ),
    {
      kind: 'text',
      tone: 'plain',
      lines: split
        ? [
            'Division into segments can itself change the total: "all customers" adds up the segments, "as one segment" pools all customers.',
          ]
        : [
            'By segment (--by) the same method can give another total: the customers who stay long may be those who spend more.',
          ],
    },
    ...(total.marked == null
      ? []
      : [
          {
            kind: 'text',
            tone: 'notice',
            lines: [`Too few to rely on these figures: ${why(total)}; ${needed}.`],
          } as const,
        ]),
    ...details('why each method gives its figure', [
      {
        kind: 'fields',
        rows: methods.map(({ method, why }): [string, string] => [methodWords[method], why]),
      },
    ]),
  ];
}

/** The methods as people name them. */
export const methodWords = {
  'churn-flag-as-rate': 'churn flag as a rate',
  'ended-mean': 'mean of the ended',
  'plain-mean': 'plain mean',
  exponential: 'exponential',
  'kaplan-meier': 'Kaplan–Meier',
  model: 'best model',
  observed: 'observed',
  expected: 'expected',
} as const;
