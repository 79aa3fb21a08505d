import type { Block } from '../../render/document.ts';
import { numberText } from '../../render/number-text.ts';
import type { EstimateResult } from './result.ts';

/** The table of periods behind the value. */
export function periodBlocks({ periods, laterPeriods, basis }: EstimateResult): Block[] {
  if (periods === undefined) return [];
  const right = (header: string) => ({ header, align: 'right' as const });
  const rows = periods.map(({ k, probability, bookedAtYears, amount, presentValue }) => ({
    cells: [
      String(k),
      numberText(probability, 4),
      numberText(bookedAtYears),
      numberText(amount),
      numberText(presentValue),
    ],
  }));
  const later =
    laterPeriods === undefined
      ? []
      : [
          {
            cells: [`${laterPeriods.fromK} on`, '', '', '', numberText(laterPeriods.presentValue)],
          },
        ];
  const total =
    periods.reduce((sum, { presentValue }) => sum + presentValue, 0) +
    (laterPeriods?.presentValue ?? 0);
  return [
    {
      kind: 'table',
      heading: `The periods behind it (${basis}; present value = probability × amount, discounted)`,
      columns: ['period', 'probability', 'booked at y', 'amount', 'present value'].map(right),
      rows: [
        ...rows,
        ...later,
        { cells: ['', '', '', '', numberText(total)], role: 'total' as const },
      ],
    },
  ];
}
