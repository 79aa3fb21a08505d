import { noDay } from '../../core/customers.ts';
import type {
  CountedLog,
  CountedPayers,
  CountedStates,
} from '../../core/forecast/counted-purchases.ts';
import { wrongState } from './state-of-row.ts';

/** The rows from which a log was counted, and how one of them is refused. */
export interface CountedRows {
  /** The row of each entry, of each payer, and of each day. */
  readonly cells: readonly number[];
  readonly spend: readonly number[];
  readonly splitSpend: readonly number[];
  readonly days: readonly number[];
  readonly totalRow: number;
  /** Of each entry; empty where the rows name no customers. */
  readonly ids: readonly string[];
  /** The orders of the total, and those of customers whose rows were left out. */
  readonly orders: number;
  readonly without: number;
  readonly until: number;
  /** Whether no row was left out for being of few customers. */
  readonly isWhole: boolean;
  readonly refuse: (reason: string, row: number) => never;
}

/**
 * Refuses what no log of orders gives: customers without a purchase, days outside the observation, a state that is not
 * one of the past of another, and sums that differ from one kind of row to the other.
 *
 * @throws {Refusal} naming the row
 */
export function refuseImpossible(log: CountedLog, rows: CountedRows): void {
  if (rows.ids.length > 0) refuseUnnamed(log, rows);
  const { orders, without, totalRow, refuse } = rows;
  const counted = sum(log.orders);
  const left = without > 0 ? `, and ${without} are left out (dropped)` : '';
  if (counted + without !== orders)
    refuse(`the rows of customers have ${counted} orders, the total ${orders}${left}`, totalRow);
  refuseStates(log, rows);
  // Where each row is a customer, it says itself what that one paid.
  if (rows.ids.length === 0) {
    refusePayers('spend', log.now, log.payers, rows.spend, rows);
    if (log.split !== null)
      refusePayers('split_spend', log.split.atSplit, log.split.payers, rows.splitSpend, rows);
  }
  refuseDays(log, rows);
}

const sum = (column: Float64Array): number => column.reduce((all, each) => all + each, 0);

/** Where each row is a customer, it names one, once. */
function refuseUnnamed({ customers }: CountedLog, { ids, cells, refuse }: CountedRows): void {
  const seen = new Set<string>();
  for (const [i, row] of cells.entries()) {
    const id = ids[i] ?? '';
    if (id === '' || seen.has(id)) refuse('no customer, or the same as another row', row);
    if (customers[i] !== 1) refuse('not one customer', row);
    seen.add(id);
  }
}

function refuseStates(log: CountedLog, { cells, until, refuse }: CountedRows): void {
  const { customers, firstDay, now, split } = log;
  const refuseState = (i: number, row: number, states: CountedStates, to: number, what: string) => {
    const reason = wrongState({
      first: firstDay[i] ?? noDay,
      customers: customers[i] ?? Number.NaN,
      bought: states.daysBought[i] ?? 0,
      last: states.lastDay[i] ?? noDay,
      payers: states.payers[i] ?? 0,
      until: to,
      what,
    });
    if (reason !== undefined) refuse(reason, row);
  };
  for (const [i, row] of cells.entries()) {
    refuseState(i, row, now, until, '');
    if (split === null) continue;
    const { day, atSplit } = split;
    const bought = atSplit.daysBought[i] ?? 0;
    const hadCome = (firstDay[i] ?? noDay) <= day;
    if (hadCome !== bought > 0)
      refuse(
        hadCome
          ? 'no state up to the split of customers who had come by then'
          : 'a state up to the split of customers who came later',
        row,
      );
    if (!hadCome) continue;
    refuseState(i, row, atSplit, day, ' up to the split');
    if (bought > (now.daysBought[i] ?? 0))
      refuse('more days with a purchase up to the split than in all', row);
  }
}

/** The payers of the cells are those of the rows of spend, where all such rows are there. */
function refusePayers(
  part: string,
  states: CountedStates,
  payers: CountedPayers,
  rows: readonly number[],
  { isWhole, totalRow, refuse }: CountedRows,
): void {
  for (const [k, row] of rows.entries()) {
    if (!((payers.customers[k] ?? 0) > 0)) refuse('no customers', row);
    if (!((payers.purchases[k] ?? 0) > 0)) refuse('a payer without a purchase', row);
    if (!((payers.paid[k] ?? 0) > 0)) refuse('a payer who paid nothing', row);
  }
  if (!isWhole) return;
  const [ofCells, ofSpend] = [sum(states.payers), sum(payers.customers)];
  if (ofCells !== ofSpend)
    refuse(`the rows of ${part} have ${ofSpend} payers, those of customers ${ofCells}`, totalRow);
  const paid = sum(states.paid);
  const spent = sum(payers.paid.map((each, k) => each * (payers.customers[k] ?? 0)));
  // Sums of whole numbers as doubles, in another order.
  if (!(Math.abs(paid - spent) <= 1e-9 * Math.max(paid, spent)))
    refuse(
      `the payers of the rows of ${part} paid ${spent}, those of the rows of customers ${paid}`,
      totalRow,
    );
}

/** The repeat purchases of all days are those of the customers. */
function refuseDays(
  { customers, now, days, split }: CountedLog,
  { until, isWhole, totalRow, refuse, ...rows }: CountedRows,
): void {
  for (const [k, row] of rows.days.entries()) {
    const day = days.day[k] ?? noDay;
    if (!(day <= until && day !== noDay)) refuse('a day after the last one observed, or none', row);
  }
  const repeats = sum(now.daysBought.map((bought, i) => (bought - 1) * (customers[i] ?? 0)));
  const counted = sum(days.purchases);
  if (isWhole && counted !== repeats)
    refuse(
      `the rows of days have ${counted} repeat purchases, those of customers ${repeats}`,
      totalRow,
    );
  if (split === null) return;
  for (const [k, row] of rows.days.entries())
    if (!((days.ofKnown[k] ?? Number.NaN) <= (days.purchases[k] ?? 0)))
      refuse('known_purchases is blank, or more than purchases', row);
}
