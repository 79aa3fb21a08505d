import { fewestCustomers, fewestEnded } from '../../core/survival/evidence.ts';
import type { Block, Table } from '../../render/document.ts';
import { numberText } from '../../render/number-text.ts';
import { right, segmentLines } from '../segments/segment-lines.ts';
import { durationWithin } from './duration-text.ts';
import { interval, none, threeDigits, two } from './figures.ts';
import type { RetentionResult, SegmentRetention } from './result.ts';
import { lateEntryNotes } from './view-late-entry.ts';

/** Two tables by segment: how many ended and how fast, and how long customers stay. */
export function stayBlocks(result: RetentionResult): Block[] {
  return [
    rateTable(result),
    { kind: 'text', tone: 'notice', lines: markedNotes(result) },
    ...(sound(result).length === 0
      ? []
      : [
          meanTable(result),
          { kind: 'text' as const, tone: 'plain' as const, lines: meanNotes(result) },
        ]),
  ];
}

/** The lines whose estimates say something. */
const sound = ({ segments, total }: RetentionResult): SegmentRetention[] =>
  [...segments, total].filter(({ marked }) => marked === null);

function rateTable(result: RetentionResult): Table {
  const { lines, name, nameColumns, role } = segmentLines(result);
  const headers = ['customers', 'ended', 'exposure y', 'rate a year', 'interval'];
  return {
    kind: 'table',
    heading: 'How many ended, and the rate if it is constant: ended ÷ exposure',
    columns: [...nameColumns, ...headers.map(right)],
    rows: lines.map((line, i) => ({
      cells: [
        ...name(line, i),
        numberText(line.customers, 0),
        numberText(line.ended, 0),
        numberText(line.exposureYears, 1),
        ...rateCells(line),
      ],
      ...role(i),
    })),
  };
}

function rateCells({ exponential, marked, ended }: SegmentRetention): [string, string] {
  if (exponential === null) return [none, none];
  const { rate, rateLow, rateHigh } = exponential;
  // A bound from no events is honest however few customers there are.
  if (ended === 0) return ['0', `at most ${threeDigits(rateHigh)}`];
  if (marked !== null) return [none, none];
  return [threeDigits(rate), interval(rateLow, rateHigh, threeDigits)];
}

/** Whose estimates are not printed, and why. */
function markedNotes(result: RetentionResult): string[] {
  const { lines, name } = segmentLines(result);
  const marked = lines.flatMap((line, i) => {
    const why = shortage(line);
    const named = name(line, i).filter((text) => text !== '');
    return why === '' ? [] : [named.length === 0 ? why : `${named.join(', ')} (${why})`];
  });
  if (marked.length === 0) return [];
  const takes = `it takes ${fewestCustomers} customers, ${fewestEnded} of them ended`;
  return [`Too few to say how long they stay: ${marked.join('; ')}; ${takes}.`];
}

function shortage({ marked, customers, ended }: SegmentRetention): string {
  switch (marked) {
    case null:
      return '';
    case 'few-customers':
      return `${numberText(customers, 0)} ${customers === 1 ? 'customer' : 'customers'}`;
    case 'few-ended':
      return ended === 0 ? 'nobody has ended' : `${numberText(ended, 0)} ended`;
  }
}

function meanTable(result: RetentionResult): Table {
  const { lines, name, nameColumns, role } = segmentLines(result);
  const revenue = result.total.revenue !== null;
  const resampled = result.total.restrictedMean.bootstrap !== undefined;
  const headers = [
    'up to y',
    'mean y',
    'interval',
    ...(resampled ? ['resampled'] : []),
    'median y',
    ...(revenue ? ['by revenue'] : []),
  ];
  return {
    kind: 'table',
    heading: 'How long they stay: means count as far as the data reach, or to the horizon',
    columns: [...nameColumns, ...headers.map(right)],
    rows: lines.map((line, i) => ({
      cells: [
        ...name(line, i),
        ...(line.marked === null ? meanCells(line, revenue, resampled) : headers.map(() => none)),
      ],
      ...role(i),
    })),
  };
}

function meanCells(line: SegmentRetention, revenue: boolean, resampled: boolean): string[] {
  const { years, horizon, low, high, bootstrap } = line.restrictedMean;
  return [
    two(horizon),
    two(years),
    interval(low, high, two),
    ...(resampled ? [interval(bootstrap?.low ?? null, bootstrap?.high ?? null, two)] : []),
    line.medianYears === null ? 'not reached' : two(line.medianYears),
    ...(revenue ? [line.revenue === null ? none : two(line.revenue.restrictedMeanYears)] : []),
  ];
}

function meanNotes(result: RetentionResult): string[] {
  const segments = result.segments.filter(({ marked }) => marked === null);
  const horizons = segments.map(({ restrictedMean }) => restrictedMean.horizon);
  const least = Math.min(...horizons);
  const differ = new Set(horizons.map(two)).size > 1;
  return [
    ...(differ
      ? [
          `Means up to different times are not comparable; --horizon ${durationWithin(least)} ends all alike.`,
        ]
      : []),
    ...lateEntryNotes(result),
    ...(result.total.revenue === null
      ? []
      : ['By revenue: the same mean, each customer counting by spend a year.']),
  ];
}
