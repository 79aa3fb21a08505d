import type { Table } from '../../render/document.ts';
import {
  decimalsFor,
  decimalText,
  figureColumn,
  fixedPercent,
  nameColumn,
  table,
  whole,
} from '../shared/table.ts';
import type { CohortLine, CohortsResult } from './result.ts';
import { cohortHeader, cohortName, unfinished } from './shown-lines.ts';

interface SpendLine {
  readonly name: string;
  readonly customers: string;
  /** For each number of days. */
  readonly texts: readonly string[];
}

/** What a customer of each cohort has brought by when, and of all that are finished. */
export function spendTable(result: CohortsResult, shown: readonly CohortLine[]): Table {
  const { basis, total } = result;
  const decimals = decimalsFor(
    [...shown, total].flatMap(({ after }) => after.map(({ perCustomer }) => perCustomer)),
  );
  const spendLine = (line: CohortLine): SpendLine => ({
    name: cohortName(line),
    customers: whole(line.customers),
    texts: line.after.map(({ perCustomer }) =>
      perCustomer === null ? unfinished : decimalText(perCustomer, decimals),
    ),
  });
  const all = spendLine(total);
  const observed = total.after.map(({ customers }) => whole(customers));
  const returned = total.after.map((each) =>
    each.returned === null ? unfinished : fixedPercent(each.returned, 0),
  );
  const verb = basis === 'spend' ? 'Spend' : 'Margin';
  return table(
    [
      ...shown.map(spendLine),
      all,
      { name: 'of customers', customers: '', texts: observed },
      { name: 'had bought again', customers: '', texts: returned },
    ],
    [
      nameColumn(cohortHeader(result), ({ name }) => name),
      figureColumn('customers', ({ customers }) => customers),
      ...total.after.map(({ days }, d) =>
        figureColumn<SpendLine>(`${whole(days)} days`, ({ texts }) => texts[d] ?? ''),
      ),
    ],
    {
      heading: `${verb} per customer within N days of the first purchase`,
      isTotal: (line) => line === all,
    },
  );
}
