import { ascendingOrder } from '../../numeric/ascending-order.ts';
import { firstNotBelow } from '../../numeric/first-not-below.ts';
import { cellOf } from './alike-orders.ts';
import { boughtOn, firstFrom, type OrderHistory } from './order-history.ts';

/** A customer who joined, and on which day. */
export interface Joined {
  readonly customer: number;
  readonly day: number;
}

/** Customers on a day each: two columns of the same length. */
export interface SeenCustomers {
  readonly customer: ArrayLike<number>;
  readonly day: ArrayLike<number>;
}

/** Members who joined on one day with alike orders before it, and the others with whom they are compared. */
export interface AlikeCustomers {
  /** The day on which the members joined. */
  readonly day: number;
  readonly members: readonly number[];
  /** With alike orders. */
  readonly alike: SeenCustomers;
  /** With any orders, one object for all members of a day: what they would be compared with if nothing were matched. */
  readonly anyone: SeenCustomers;
}

/** Members who joined with an order are compared with orders of others in so many days, up to theirs: else in more. */
const windows = [28, 91];

/** A mean of fewer says nothing of how much it varies. */
const fewestAlike = 2;

/** More in one cell or on one day add time, and no certainty worth it. */
const mostAlike = 250;
const mostAnyone = 500;
const mostScanned = 50_000;

/**
 * Finds for each member the customers who had alike orders before that day and were no members yet.
 *
 * A customer who joins later is compared all the same, with everything bought until the end. To leave such customers
 * out would be to choose the others by what they did afterwards: good customers join, so that those who never do are
 * the worse ones. For the same reason, who joined with an order is compared with others who placed an order: an order
 * shows that the customer still is one. The others are compared with customers without an order on that day.
 *
 * @param members - those to compare, each with a purchase before the day
 * @param joinedOn - the day on which any customer joined, compared or not; undefined of those who never did
 * @returns the members of each day and cell, with at least two others; and those without
 * @see Li, Propert & Rosenbaum (2001), JASA 96(455), balanced risk set matching: with those not yet treated
 */
export function alikeCustomers(
  history: OrderHistory,
  members: readonly Joined[],
  joinedOn: (customer: number) => number | undefined,
): { readonly groups: readonly AlikeCustomers[]; readonly unmatched: readonly Joined[] } {
  const others: Others = {
    history,
    isMemberOn: (customer, day) => (joinedOn(customer) ?? Infinity) <= day,
  };
  const orders = repeatOrders(others);
  const groups: AlikeCustomers[] = [];
  const unmatched: Joined[] = [];
  for (const { day, withOrder, cells } of byDayAndCell(history, members)) {
    const pool = withOrder ? undefined : seenOn(others, day);
    const anyone = pool?.anyone ?? orders.anyNear(day, [...cells.values()].flat());
    for (const [cell, ofCell] of cells) {
      const found =
        pool === undefined
          ? orders.near(cell, day, ofCell)
          : withoutMembers(pool.inCell(cell), ofCell);
      if (isTooFew(found)) {
        for (const customer of ofCell) unmatched.push({ customer, day });
        continue;
      }
      groups.push({
        day,
        members: ofCell,
        alike: thinned(found, mostAlike),
        anyone,
      });
    }
  }
  return { groups, unmatched };
}

interface Others {
  readonly history: OrderHistory;
  readonly isMemberOn: (customer: number, day: number) => boolean;
}

interface DayOfJoining {
  readonly day: number;
  /** Whether the members placed an order on that day. */
  readonly withOrder: boolean;
  /** The members by the cell of their orders before that day. */
  readonly cells: ReadonlyMap<number, readonly number[]>;
}

/** The members by the day on which they joined, those with an order on it apart, each by cell. */
function byDayAndCell(history: OrderHistory, members: readonly Joined[]): DayOfJoining[] {
  const days = new Map<
    string,
    Omit<DayOfJoining, 'cells'> & { readonly cells: Map<number, number[]> }
  >();
  const inOrder = [...members].sort((a, b) => a.day - b.day || a.customer - b.customer);
  for (const { customer, day } of inOrder) {
    const withOrder = boughtOn(history, customer, day);
    const key = `${day} ${withOrder}`;
    const found = days.get(key) ?? { day, withOrder, cells: new Map<number, number[]>() };
    days.set(key, found);
    const cell = cellOf(history, { customer, day, next: firstFrom(history, customer, day) });
    const ofCell = found.cells.get(cell);
    if (ofCell === undefined) found.cells.set(cell, [customer]);
    else ofCell.push(customer);
  }
  return [...days.values()];
}

/** Customers on a day who were no members yet, had bought before and did not on that day. */
function seenOn({ history, isMemberOn }: Others, day: number) {
  const { begins, day: days } = history;
  const customers = begins.length - 1;
  const step = Math.ceil(customers / mostScanned);
  const cells = new Map<number, number[]>();
  const all: number[] = [];
  // Of more customers than are scanned, other ones every day.
  for (let customer = Math.abs(day) % step; customer < customers; customer += step) {
    const next = firstFrom(history, customer, day);
    const isNew = next === begins[customer];
    const buys = next < (begins[customer + 1] ?? 0) && days[next] === day;
    if (isNew || buys || isMemberOn(customer, day)) continue;
    all.push(customer);
    const cell = cellOf(history, { customer, day, next });
    const ofCell = cells.get(cell);
    if (ofCell === undefined) cells.set(cell, [customer]);
    else ofCell.push(customer);
  }
  const onDay = (customer: readonly number[]): SeenCustomers => ({
    customer,
    day: customer.map(() => day),
  });
  return {
    inCell: (cell: number) => onDay(cells.get(cell) ?? []),
    anyone: thinned(onDay(all), mostAnyone),
  };
}

/** Orders that were not a customer's first, by customers who were no members then. */
function repeatOrders(others: Others) {
  const { customer, day, cell } = repeatOrderColumns(others);
  const cells = new Map<number, { customer: number[]; day: number[] }>();
  for (let i = 0; i < cell.length; i++) {
    const ofCell = cells.get(cell[i] ?? 0) ?? { customer: [], day: [] };
    cells.set(cell[i] ?? 0, ofCell);
    ofCell.customer.push(customer[i] ?? 0);
    ofCell.day.push(day[i] ?? 0);
  }
  return {
    near: (which: number, until: number, members: readonly number[]): SeenCustomers => {
      const ofCell = cells.get(which);
      let found = nobody;
      for (const window of ofCell === undefined ? [] : windows) {
        found = withoutMembers(within(ofCell ?? nobody, until - window + 1, until), members);
        if (!isTooFew(found)) break;
      }
      return found;
    },
    anyNear: (until: number, members: readonly number[]): SeenCustomers => {
      const found = within({ customer, day }, until - (windows[0] ?? 0) + 1, until);
      return thinned(withoutMembers(found, members), mostAnyone);
    },
  };
}

const nobody: SeenCustomers = { customer: [], day: [] };

/** The same in the order of days and of customers. */
function repeatOrderColumns({ history, isMemberOn }: Others) {
  const { begins, day: days } = history;
  const customer = new Uint32Array(days.length);
  const day = new Int32Array(days.length);
  const cell = new Uint32Array(days.length);
  let count = 0;
  for (let c = 0; c + 1 < begins.length; c++) {
    const [begin, end] = [begins[c] ?? 0, begins[c + 1] ?? 0];
    for (let next = begin + 1; next < end; next++) {
      const on = days[next] ?? 0;
      if (isMemberOn(c, on)) break;
      customer[count] = c;
      day[count] = on;
      cell[count] = cellOf(history, { customer: c, day: on, next });
      count += 1;
    }
  }
  const order = ascendingOrder(
    Float64Array.from(day.subarray(0, count)),
    Uint32Array.from({ length: count }, (_, i) => i),
  );
  const inOrder = <T extends Uint32Array | Int32Array>(column: T): T => {
    const values = column.slice(0, count) as T;
    for (let i = 0; i < count; i++) values[i] = column[order[i] ?? 0] ?? 0;
    return values;
  };
  return { customer: inOrder(customer), day: inOrder(day), cell: inOrder(cell) };
}

/** Those from one day to another, both included. */
function within({ customer, day }: SeenCustomers, from: number, to: number): SeenCustomers {
  return picked({ customer, day }, firstNotBelow(day, from), firstNotBelow(day, to + 1), 1);
}

/** Every so many, from a place up to another. */
function picked(
  { customer, day }: SeenCustomers,
  from: number,
  to: number,
  step: number,
): SeenCustomers {
  const kept: { customer: number[]; day: number[] } = { customer: [], day: [] };
  for (let i = from; i < to; i += step) {
    kept.customer.push(customer[i] ?? 0);
    kept.day.push(day[i] ?? 0);
  }
  return kept;
}

/** Nobody is compared with an earlier self. */
function withoutMembers(
  { customer, day }: SeenCustomers,
  members: readonly number[],
): SeenCustomers {
  const own = new Set(members);
  const kept: { customer: number[]; day: number[] } = { customer: [], day: [] };
  for (let i = 0; i < customer.length; i++) {
    if (own.has(customer[i] ?? 0)) continue;
    kept.customer.push(customer[i] ?? 0);
    kept.day.push(day[i] ?? 0);
  }
  return kept;
}

/** Several orders of one customer are still one customer. */
const isTooFew = ({ customer }: SeenCustomers): boolean =>
  new Set(Array.from(customer)).size < fewestAlike;

/** Evenly, where there are more than enough. */
const thinned = (seen: SeenCustomers, most: number): SeenCustomers =>
  picked(seen, 0, seen.customer.length, Math.max(1, Math.ceil(seen.customer.length / most)));
