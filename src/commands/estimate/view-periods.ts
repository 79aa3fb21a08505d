import type { Block, TableRow } from '../../render/document.ts';
import { addingUp, numberText } from '../../render/number-text.ts';
import type { EstimateResult } from './result.ts';

/** The table of periods behind the value. */
export function periodBlocks({
  periods,
  laterPeriods,
  basis,
  range,
  leftOut,
}: EstimateResult): Block[] {
  if (periods === undefined) return [];
  const right = (header: string) => ({ header, align: 'right' as const });
  // Printed so that the column adds up to the total that is printed below it.
  const values = [...periods, ...(laterPeriods === undefined ? [] : [laterPeriods])];
  const printed = addingUp(values.map(({ presentValue }) => presentValue));
  const rows: TableRow[] = periods.map(({ k, probability, bookedAtYears, amount }, i) => ({
    cells: [
      String(k),
      numberText(probability, 4),
      numberText(bookedAtYears),
      numberText(amount),
      numberText(printed[i] ?? 0),
    ],
  }));
  if (laterPeriods !== undefined) {
    const cells = [`${laterPeriods.fromK} on`, '', '', '', numberText(printed.at(-1) ?? 0)];
    rows.push({ cells });
  }
  const total = printed.reduce((sum, amount) => sum + amount, 0);
  rows.push({ cells: ['', '', '', '', numberText(total)], role: 'total' });
  const apart = (['referral', 'recovery'] as const).filter((step) => !leftOut.includes(step));
  return [
    {
      kind: 'table',
      heading: `The periods behind ${range === undefined ? 'it' : 'the base'} (${basis}; present value = probability × amount, discounted)`,
      columns: ['period', 'probability', 'booked at y', 'amount', 'present value'].map(right),
      rows,
    },
    ...(apart.length === 0
      ? []
      : [
          {
            kind: 'text' as const,
            tone: 'plain' as const,
            lines: [
              `The total is before ${apart.join(' and ')}, which are no payments of periods.`,
            ],
          },
        ]),
  ];
}
