import { numberText } from '../../render/number-text.ts';
import type { HeatCell, HeatMap } from '../../render/picture/picture.ts';
import { whole } from '../shared/table.ts';
import type { CohortLine, CohortsResult, PeriodCell } from './result.ts';
import { cohortHeader, cohortName, unfinished } from './shown-lines.ts';

/** The retention triangle as a heat map. Period 0, in which everybody bought, says nothing. */
export function retentionMap(result: CohortsResult, lines: readonly CohortLine[]): HeatMap[] {
  const { cohort, total } = result;
  const later = ({ periods }: CohortLine) => periods.slice(1);
  const highest = lines.flatMap(later).reduce((most, { active }) => Math.max(most, active ?? 0), 0);
  const cell = ({ active }: PeriodCell): HeatCell => {
    if (active === null) return { text: unfinished };
    // Nobody is no shade at all.
    return {
      text: hundredths(active),
      value: active,
      ...(active > 0 && { heat: active / highest }),
    };
  };
  const columns = later(total).map(({ period }) => String(period));
  if (columns.length === 0) return [];
  const map: HeatMap = {
    kind: 'heatmap',
    heading: `Retention: % who bought N ${cohort}s after their first purchase`,
    description: `How many of 100 customers bought in the ${cohort}s after their first purchase, a row a ${cohort} of first purchases.`,
    lead: [cohortHeader(result), 'customers'],
    columns,
    rows: [
      ...lines.map((line) => ({
        lead: [cohortName(line), whole(line.customers)] as const,
        figures: [line.customers],
        cells: later(line).map(cell),
      })),
      {
        lead: [cohortName(total), whole(total.customers)],
        figures: [total.customers],
        cells: later(total).map(({ active }) =>
          active === null ? { text: unfinished } : { text: hundredths(active), value: active },
        ),
        ...(lines.length > 0 && { role: 'total' as const }),
      },
      {
        lead: ['of customers', ''],
        format: { kind: 'number', decimals: 0 },
        cells: later(total).map(({ customers }) => ({ text: short(customers), value: customers })),
      },
    ],
    formats: {
      lead: [{ kind: 'number', decimals: 0 }],
      cells: { kind: 'share', decimals: 1 },
    },
    rest: `Later ${cohort}s are in CSV, JSON and Markdown (-o FILE).`,
  };
  return [map];
}

/** What is more than nothing is never shown as nothing. */
const hundredths = (share: number): string =>
  share > 0 && share < 0.005 ? '<1' : numberText(share * 100, 0);

/** A count in few characters: "950", "9.5k", "95k", "9.5M". */
function short(count: number): string {
  const scaled = (value: number, unit: string) =>
    `${value < 9.95 ? value.toFixed(1) : value.toFixed(0)}${unit}`;
  if (count < 1000) return String(count);
  return count < 999_500 ? scaled(count / 1e3, 'k') : scaled(count / 1e6, 'M');
}
