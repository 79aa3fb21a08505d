import type { Table, TableRow } from '../../render/document.ts';
import { percent } from '../retention/figures.ts';
import { left, right } from '../segments/segment-lines.ts';
import { whole } from '../value/table-parts.ts';
import type { CohortsResult } from './result.ts';
import { amountsWith, cohortHeader, cohortName, shownLines, unfinished } from './shown-lines.ts';

/** What a customer of each cohort has brought by when, and of all that are finished. */
export function spendTable(result: CohortsResult): Table {
  const { measure, total } = result;
  const { lines } = shownLines(result);
  const all = [...lines, total];
  const days = total.after.length;
  const amounts = amountsWith(
    all.flatMap(({ after }) => after.map(({ perCustomer }) => perCustomer)),
    unfinished,
  );
  const cells = (i: number) => amounts.slice(i * days, (i + 1) * days);
  const rows = lines.map(
    (line, i): TableRow => ({ cells: [cohortName(line), whole(line.customers), ...cells(i)] }),
  );
  const returned = total.after.map((each) =>
    each.returned === null ? unfinished : percent(each.returned, 0),
  );
  const verb = measure === 'spend' ? 'Spend' : 'Margin';
  return {
    kind: 'table',
    heading: `${verb} of a customer until so many days after the first purchase`,
    columns: [
      left(cohortHeader(result)),
      right('customers'),
      ...total.after.map((each) => right(`${whole(each.days)} days`)),
    ],
    rows: [
      ...rows,
      { cells: ['All', whole(total.customers), ...cells(lines.length)], role: 'total' },
      { cells: ['of customers', '', ...total.after.map(({ customers }) => whole(customers))] },
      { cells: ['had bought again', '', ...returned] },
    ],
  };
}
