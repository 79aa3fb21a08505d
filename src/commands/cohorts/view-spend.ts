import type { Table } from '../../render/document.ts';
import type { FigureFormat } from '../../render/table.ts';
import {
  decimal,
  decimalsFor,
  decimalText,
  figureColumn,
  fixedPercent,
  money,
  nameColumn,
  percentage,
  table,
  whole,
  withFigures,
} from '../shared/table.ts';
import type { CohortLine, CohortsResult } from './result.ts';
import { cohortHeader, cohortName, unfinished } from './shown-lines.ts';

interface SpendLine {
  readonly name: string;
  readonly customers: number | null;
  /** For each number of days; null where it is not known yet. */
  readonly figures: readonly (number | null)[];
  readonly format: FigureFormat;
  readonly text: (figure: number) => string;
}

/** What a customer of each cohort has brought by when, and of all that are finished. */
export function spendTable(result: CohortsResult, shown: readonly CohortLine[]): Table {
  const { basis, total } = result;
  const decimals = decimalsFor(
    [...shown, total].flatMap(({ after }) => after.map(({ perCustomer }) => perCustomer)),
  );
  const spendLine = (line: CohortLine): SpendLine => ({
    name: cohortName(line),
    customers: line.customers,
    figures: line.after.map(({ perCustomer }) => perCustomer),
    format: money,
    text: (amount) => decimalText(amount, decimals),
  });
  const all = spendLine(total);
  const observed: SpendLine = {
    name: 'of customers',
    customers: null,
    figures: total.after.map(({ customers }) => customers),
    format: decimal(0),
    text: whole,
  };
  const returned: SpendLine = {
    name: 'had bought again',
    customers: null,
    figures: total.after.map((each) => each.returned),
    format: percentage(0),
    text: (share) => fixedPercent(share, 0),
  };
  const verb = basis === 'spend' ? 'Spend' : 'Margin';
  return table(
    [...shown.map(spendLine), all, observed, returned],
    [
      nameColumn(cohortHeader(result), ({ name }) => name),
      withFigures(
        figureColumn('customers', ({ customers }) => (customers === null ? '' : whole(customers))),
        decimal(0),
        ({ customers }) => customers,
      ),
      ...total.after.map(({ days }, d) => {
        const figure = ({ figures }: SpendLine) => figures[d] ?? null;
        const shown = figureColumn<SpendLine>(`${whole(days)} days`, (line) => {
          const value = figure(line);
          return value === null ? unfinished : line.text(value);
        });
        return withFigures(shown, ({ format }) => format, figure);
      }),
    ],
    {
      name: `${verb} within N days`,
      heading: `${verb} per customer within N days of the first purchase`,
      isTotal: (line) => line === all,
    },
  );
}
