import type { FigureFormat } from '../../../render/table.ts';
import type { LiveInput } from '../../shared/workbook/assumptions-sheet.ts';
import { amountRule, givenAs } from '../../shared/workbook/cost-inputs.ts';
import type { Settings } from '../options.ts';
import type { WinningCosts } from '../winning-costs.ts';
import { type SpendingRow, spendingOf, wonBy } from './spending-sheet.ts';

/** How the cost of winning the customers of each line is computed. */
export interface LiveCosts {
  readonly inputs: readonly LiveInput[];
  /** The rows of a file that are divided by the customers whom they won; absent where all have one cost. */
  readonly rows?: readonly SpendingRow[];
  /** What was spent on the customers of a line, as a formula. */
  spending(line: number, cells: { readonly won: string; readonly allCustomers: string }): string;
  /**
   * The cost of one of the customers who have been observed for the time of `--payback`, as a formula.
   *
   * @param line - null of all lines
   * @param cost - the cell of the cost of one of all customers of the line
   */
  finished(line: number | null, cost: string): string;
}

const money: FigureFormat = { kind: 'money' };

/**
 * The costs as they were given: one of each customer, a total of all, or rows of cohorts.
 *
 * @param rows - of a file whose rows belong to cohorts
 * @param payback - the cell or the number of the days within which the cost is to come back
 */
export function liveCosts(
  { read }: WinningCosts,
  { inputs, costsFile }: Settings,
  rows: readonly SpendingRow[] | undefined,
  payback: string,
): LiveCosts {
  if (rows !== undefined) {
    const isByMonth = read?.byMonth === true;
    return {
      inputs: [],
      rows,
      spending: (line) => spendingOf(rows, line),
      finished: (line, cost) => {
        if (!isByMonth) return cost;
        const won = wonBy(rows, line, payback);
        return `IF(${won}>0,${spendingOf(rows, line, payback)}/${won},"")`;
      },
    };
  }
  const acquisition = inputs.get('acquisition');
  const finished: LiveCosts['finished'] = (_, cost) => cost;
  if (read === undefined) {
    const own = { name: 'acquisition', label: 'Cost of winning a customer', format: money };
    const value = acquisition?.quantity?.range.base ?? 0;
    return {
      inputs: [{ ...own, value, unit: 'a customer', rule: amountRule, ...givenAs(acquisition) }],
      spending: (_, { won }) => `acquisition*${won}`,
      finished,
    };
  }
  const own = { name: 'acquisition_spending', label: 'Spending on winning customers' };
  const value = read.rows.reduce((sum, { cost }) => sum + cost, 0);
  const from = { text: '', source: costsFile ?? '' };
  return {
    inputs: [{ ...own, value, format: money, unit: 'in all', ...from }],
    // A cost each is an amount, and amounts have at most six decimals.
    spending: (_, { won, allCustomers }) => `ROUND(acquisition_spending/${allCustomers},6)*${won}`,
    finished,
  };
}
