import type { Report } from '../../core/report.ts';
import { fewestCustomers, fewestEnded } from '../../core/survival/evidence.ts';
import type { Block, TableRow } from '../../render/document.ts';
import { numberText, percentText, shortNumber } from '../../render/number-text.ts';
import { right, segmentLines } from '../segments/segment-lines.ts';
import { segmentName } from '../segments/segment-name.ts';
import type { SegmentValue, ValueResult } from './result.ts';
import { money, summedMoney, whole } from './table-parts.ts';

/** What is recorded of the customers of each segment, what they are still to bring, and how far that rests on data. */
export function expectedBlocks(report: Report<ValueResult>): Block[] {
  const { result } = report;
  const { lines, name, nameColumns, role } = segmentLines(result);
  const soFar = summedMoney(lines.map((line) => line.soFar ?? 0));
  const toCome = summedMoney(lines.map((line) => line.toCome ?? 0));
  const total = summedMoney(lines.map(({ totalValue }) => totalValue));
  const fresh = money(lines.map(({ atAcquisition }) => atAcquisition ?? null));
  const rows = lines.map((line, i): TableRow => {
    const estimate = (text: string | undefined) => (line.marked == null ? (text ?? '') : '–');
    return {
      cells: [
        ...name(line, i),
        whole(line.customers),
        whole(line.active),
        soFar[i] ?? '',
        estimate(toCome[i]),
        estimate(total[i]),
        estimate(fresh[i]),
      ],
      ...role(i),
    };
  });
  return [
    {
      kind: 'table',
      columns: [
        ...nameColumns,
        ...['customers', 'active', 'so far', 'to come', 'total value', 'a new one'].map(right),
      ],
      rows,
    },
    { kind: 'text', tone: 'plain', lines: [...markedNotes(result), ...reachNotes(report)] },
  ];
}

/** Why the estimates of segments are not printed, and that the total holds them. */
function markedNotes({ segments, total: all }: ValueResult): string[] {
  const marked = segments.filter((line) => line.marked != null);
  if (marked.length === 0) return [];
  const named = marked.map((line) => {
    const name = segmentName(line.segment);
    return name === '' ? why(line) : `${name} (${why(line)})`;
  });
  const needed = `an estimate needs ${fewestCustomers} customers, ${fewestEnded} of them ended`;
  const total = segments.length > 1 && all.marked == null ? ' What they add is in All.' : '';
  return [`Too few to say what is to come: ${named.join(', ')}; ${needed}.${total}`];
}

const why = ({ marked, customers, active }: SegmentValue): string =>
  marked === 'few-customers'
    ? count(customers, 'customer')
    : `${whole(customers - (active ?? 0))} ended`;

const count = (n: number, noun: string): string => `${whole(n)} ${noun}${n === 1 ? '' : 's'}`;

/** How far the figure goes, and how much of it nobody has seen yet. */
function reachNotes({ result: { total, segments }, assumptions }: Report<ValueResult>): string[] {
  // No figure is printed that could go beyond the data.
  if (total.marked != null) return [];
  const reaches = segments.map(({ reachYears }) => reachYears ?? 0);
  const years = (value: number) => `${shortNumber(value)} y`;
  const least = Math.min(...reaches);
  const most = total.reachYears ?? 0;
  const reach = least === most ? years(most) : `${years(least)} to ${years(most)} by segment`;
  const horizon = assumptions['horizon'];
  if (horizon === undefined) {
    return [
      `Counts no year of tenure beyond the data, which reach ${reach}; --horizon goes further.`,
    ];
  }
  const share = total.extrapolatedShare ?? 0;
  return [
    share === 0
      ? `Counts ${horizon.text} of tenure; none of the total lies beyond the data, which reach ${reach}.`
      : `Extrapolated: ${percentText(share, 1)} of the total value lies beyond the data, which reach ${reach}.`,
  ];
}

/** Each method's figure for the same customers, and why it differs. */
export function methodBlocks({ methods = [], segments, total }: ValueResult): Block[] {
  const split = Object.keys(segments[0]?.segment ?? {}).length > 0;
  const each = money(methods.map(({ lifetimeValue }) => lifetimeValue));
  const all = money(methods.map(({ totalValue }) => totalValue));
  const asOne = money(methods.map(({ totalWithoutSegments }) => totalWithoutSegments));
  const years = (value: number | null) => (value === null ? '–' : numberText(value, 2));
  return [
    {
      kind: 'table',
      heading: `The same ${count(total.customers, 'customer')} by every method`,
      columns: [
        { header: 'method', align: 'left' },
        ...['years', 'a customer', 'all customers', ...(split ? ['as one segment'] : [])].map(
          right,
        ),
      ],
      rows: methods.map(({ method, meanYears }, m) => ({
        cells: [
          methodWords[method],
          years(meanYears),
          each[m] ?? '',
          all[m] ?? '',
          ...(split ? [asOne[m] ?? ''] : []),
        ],
      })),
    },
    {
      kind: 'text',
      tone: 'plain',
      lines: split
        ? [
            'The choice by segment or without can itself change the total: "all customers" adds up the segments, "as one segment" takes everybody together.',
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
            lines: [
              `Too few to rely on any of it: ${why(total)}; an estimate needs ${fewestCustomers} customers, ${fewestEnded} of them ended.`,
            ],
          } as const,
        ]),
    {
      kind: 'fields',
      rows: methods.map(({ method, why }): [string, string] => [methodWords[method], why]),
    },
  ];
}

/** The methods as people name them. */
const methodWords = {
  'churn-flag-as-rate': 'churn flag as a rate',
  'ended-mean': 'mean of the ended',
  'plain-mean': 'plain mean',
  exponential: 'exponential',
  'kaplan-meier': 'Kaplan–Meier',
  model: 'best model',
  observed: 'observed',
  expected: 'expected',
} as const;
