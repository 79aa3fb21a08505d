import { numberText } from '../../../render/number-text.ts';
import type { Chart } from '../../../render/picture/picture.ts';
import type { Simulation } from '../result-schema.ts';
import { countColumn, nameColumn, table, whole } from '../table.ts';
import { amountAxis, roundAxis } from './axis.ts';

/** What was drawn, and how its amounts are printed. */
export interface DistributionWords {
  /** "Lifetime value". */
  readonly name: string;
  readonly base: number;
  readonly amountText: (amount: number) => string;
}

/** A histogram of the draws, with P10, P90 and the value at the base; none where all draws are alike. */
export function distributionPicture(
  { histogram, draws, p10, p90 }: Simulation,
  { name, base, amountText }: DistributionWords,
): Chart[] {
  if (histogram === null) return [];
  const { from, width, counts, below, above } = histogram;
  const edge = (i: number) => from + i * width;
  const to = edge(counts.length);
  const most = Math.max(...counts);
  const beyond = [
    ...(below > 0 ? [`${whole(below)} below ${amountText(from)}`] : []),
    ...(above > 0 ? [`${whole(above)} above ${amountText(to)}`] : []),
  ];
  const heading = `${name}: ${whole(draws)} draws of the ranges`;
  return [
    {
      kind: 'chart',
      name: 'Simulated values',
      heading: beyond.length === 0 ? heading : `${heading} (not shown: ${beyond.join(', ')})`,
      description: `How many of ${whole(draws)} draws of the ranges give which ${name.toLowerCase()}: 80% lie between ${amountText(p10)} and ${amountText(p90)}.`,
      x: roundAxis([from, to, p10, base, p90], ''),
      y: amountAxis([most], 'draws'),
      series: [
        {
          name: '',
          mark: '#',
          shape: 'steps',
          tone: 'main',
          style: 'filled',
          points: [
            ...counts.map((y, i) => ({ x: edge(i), y })),
            // The last bin ends as a step does: at the next point.
            { x: to, y: 0 },
          ],
        },
      ],
      lines: [
        { axis: 'x', at: p10, text: `P10 ${amountText(p10)}`, tone: 'plain', dashed: true },
        { axis: 'x', at: base, text: `base ${amountText(base)}`, tone: 'plain' },
        { axis: 'x', at: p90, text: `P90 ${amountText(p90)}`, tone: 'plain', dashed: true },
      ],
      numbers: table(
        [
          ...(below > 0 ? [{ range: `below ${edgeText(from, width)}`, count: below }] : []),
          ...counts.map((count, i) => ({
            range: `${edgeText(edge(i), width)} to ${edgeText(edge(i + 1), width)}`,
            count,
          })),
          ...(above > 0 ? [{ range: `${edgeText(to, width)} and above`, count: above }] : []),
        ],
        [
          nameColumn(name.toLowerCase(), ({ range }) => range),
          countColumn('draws', ({ count }) => count),
        ],
      ),
    },
  ];
}

/** With as many decimals as the width of a bin has. */
const edgeText = (at: number, width: number): string =>
  numberText(at, Math.max(0, -Math.floor(Math.log10(width) + 1e-9)));
