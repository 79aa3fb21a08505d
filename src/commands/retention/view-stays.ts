import { fewestCustomers, fewestEnded } from '../../core/survival/evidence.ts';
import type { Block, Table } from '../../render/document.ts';
import { numberText } from '../../render/number-text.ts';
import { lineName, segmentLines, segmentTable } from '../shared/segment-table.ts';
import {
  decimalText,
  figureColumn,
  intervalText,
  onlyWhere,
  unknown,
  whole,
} from '../shared/table.ts';
import { durationWithin } from './duration-text.ts';
import type { RetentionResult, SegmentRetention } from './result.ts';

/** Two tables by segment: how many ended and how fast, and how long customers stay. */
export function stayBlocks(result: RetentionResult): Block[] {
  return [
    rateTable(result),
    { kind: 'text', tone: 'notice', lines: markedNotes(result) },
    ...([...result.segments, result.total].some(isSound)
      ? [
          meanTable(result),
          { kind: 'text' as const, tone: 'plain' as const, lines: meanNotes(result) },
        ]
      : []),
  ];
}

/** Whether the estimates of a line say something. */
const isSound = ({ marked }: SegmentRetention): boolean => marked === null;

const rateTable = (result: RetentionResult): Table =>
  segmentTable(
    result,
    [
      figureColumn('customers', ({ customers }) => whole(customers)),
      figureColumn('ended', ({ ended }) => whole(ended)),
      figureColumn('exposure y', ({ exposureYears }) => decimalText(exposureYears, 1)),
      figureColumn('rate a year', rateText),
      figureColumn('interval', rateInterval),
    ],
    'How many ended, and the constant rate of leaving: ended ÷ exposure',
  );

function rateText({ exponential, marked, ended }: SegmentRetention): string {
  if (exponential === null) return unknown;
  // No events and a bound are honest however few customers there are.
  if (ended === 0) return '0';
  return marked === null ? threeDigits(exponential.rate) : unknown;
}

function rateInterval({ exponential, marked, ended }: SegmentRetention): string {
  if (exponential === null) return unknown;
  const { rateLow, rateHigh } = exponential;
  if (ended === 0) return `at most ${threeDigits(rateHigh)}`;
  return marked === null ? intervalText(rateLow, rateHigh, threeDigits) : unknown;
}

/** A number with three digits that count: 0.0123, 1.23, 123. */
function threeDigits(value: number): string {
  if (value === 0) return '0';
  const magnitude = Math.floor(Math.log10(Math.abs(value)));
  return numberText(value, Math.max(0, Math.min(8, 2 - magnitude)));
}

/** Whose estimates are not printed, and why. */
function markedNotes(result: RetentionResult): string[] {
  const marked = segmentLines(result).flatMap((line) => {
    const why = shortage(line);
    const name = lineName(result, line);
    return why === '' ? [] : [name === '' ? why : `${name} (${why})`];
  });
  if (marked.length === 0) return [];
  const takes = `at least ${fewestCustomers} customers are needed, ${fewestEnded} of them ended`;
  return [`Too few to estimate how long they stay: ${marked.join('; ')}; ${takes}.`];
}

function shortage({ marked, customers, ended }: SegmentRetention): string {
  switch (marked) {
    case null:
      return '';
    case 'few-customers':
      return `${whole(customers)} ${customers === 1 ? 'customer' : 'customers'}`;
    case 'few-ended':
      return ended === 0 ? 'nobody has ended' : `${whole(ended)} ended`;
  }
}

function meanTable(result: RetentionResult): Table {
  const { revenue, restrictedMean } = result.total;
  const estimate = (header: string, text: (line: SegmentRetention) => string) =>
    onlyWhere(isSound, figureColumn(header, text));
  return segmentTable(
    result,
    [
      estimate('up to y', (line) => two(line.restrictedMean.horizon)),
      estimate('mean y', (line) => two(line.restrictedMean.years)),
      estimate('interval', ({ restrictedMean: { low, high } }) => intervalText(low, high, two)),
      restrictedMean.bootstrap !== undefined &&
        estimate('resampled', ({ restrictedMean: { bootstrap } }) =>
          intervalText(bootstrap?.low, bootstrap?.high, two),
        ),
      estimate('median y', ({ medianYears }) =>
        medianYears === null ? 'not reached' : two(medianYears),
      ),
      revenue !== null && estimate('by revenue', (line) => two(line.revenue?.restrictedMeanYears)),
    ],
    'How long they stay: means count up to the end of the data, or to the horizon',
  );
}

const two = (value: number | undefined): string => decimalText(value, 2);

function meanNotes(result: RetentionResult): string[] {
  const horizons = result.segments.filter(isSound).map((line) => line.restrictedMean.horizon);
  const least = Math.min(...horizons);
  const differ = new Set(horizons.map(two)).size > 1;
  return [
    ...(differ
      ? [
          `Means up to different times are not comparable; --horizon ${durationWithin(least)} gives all the same end.`,
        ]
      : []),
    ...lateEntryNotes(result),
    ...(result.total.revenue === null
      ? []
      : ['By revenue: the same mean, with each customer weighted by spend a year.']),
  ];
}

/** A tenure that prints as no time at all is not worth a word. */
const worthTelling = 0.005;

/**
 * What a curve cannot say where observation begins late (`--window-start`): nothing about tenures at
 * which nobody was observed, and nothing more once the few who were observed so early have all ended.
 */
function lateEntryNotes(result: RetentionResult): string[] {
  const sound = segmentLines(result).filter(isSound);
  const listed = (years: (line: SegmentRetention) => number | null): string =>
    sound
      .flatMap((line) => {
        const known = years(line);
        const name = lineName(result, line);
        return known === null ? [] : [`${two(known)} y${name === '' ? '' : ` (${name})`}`];
      })
      .join(', ');
  const begin = listed(({ observedFromYears }) =>
    observedFromYears < worthTelling ? null : observedFromYears,
  );
  const gaps = listed(({ observedFromYears, unseenYears, allEndedYears }) => {
    const between = unseenYears - observedFromYears;
    return allEndedYears !== null || between < worthTelling ? null : between;
  });
  const end = listed(({ allEndedYears }) => allEndedYears);
  return [
    ...(begin === ''
      ? []
      : [
          `Nobody is observed before a tenure of ${begin}: survival, means and medians are of customers who stayed that long, and include that time in full.`,
        ]),
    ...(gaps === ''
      ? []
      : [`Nobody is observed in ${gaps} of tenure: survival continues there as if nobody left.`]),
    ...(end === ''
      ? []
      : [
          `Survival is 0 from ${end} on, because the few customers observed so early had all ended by then. Customers observed later do not affect survival, means and medians; they count in the rate and in models.`,
        ]),
  ];
}
