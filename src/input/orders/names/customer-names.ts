/** Who made each order, where several columns may name the customer. */
export interface NamedOrders {
  /** The name under which each order counts; `noName` where no column has one. */
  readonly nameOf: Int32Array;
  /** Of each order, the first column that is not blank. */
  readonly columnOf: Uint8Array;
  /** How many customers the other orders show for a name that is not in the first column. */
  readonly ownersOf: Uint8Array;
}

export const owners = { none: 0, one: 1, several: 2 } as const;

export const noName = -1;
const several = -2;

/**
 * Decides who made each order. The first column that is not blank names the customer. Where a better column is blank,
 * the better name is looked up among the orders that have both names; only where all of them agree does the order count
 * as that customer's. So two names in a better column are never brought together because they share a lesser one: the
 * e-mail address of the shop itself, say. The order of the rows changes nothing.
 *
 * @param columns - the name of each order in each column, the best column first
 * @param names - how many names there are
 */
export function namedOrders(columns: readonly Int32Array[], names: number): NamedOrders {
  const count = columns[0]?.length ?? 0;
  const nameOf = new Int32Array(count).fill(noName);
  const columnOf = new Uint8Array(count);
  const ownersOf = new Uint8Array(count);
  /** The customer of the orders that have a name, in any column. */
  const customerOf = new Int32Array(names).fill(noName);
  const hasShared = (order: number): boolean =>
    columns.some((column) => customerOf[column[order] ?? noName] === several);
  const knownCustomer = (order: number): number => {
    for (const column of columns) {
      const customer = customerOf[column[order] ?? noName] ?? noName;
      if (customer >= 0) return customer;
    }
    return noName;
  };
  const assign = (orders: readonly number[], customerFor: (order: number) => number): void => {
    // All are looked up before any counts, so that their order changes nothing.
    for (const order of orders) nameOf[order] = customerFor(order);
    for (const order of orders) {
      const customer = nameOf[order] ?? noName;
      for (const column of columns) {
        const name = column[order] ?? noName;
        if (name === noName) continue;
        if (customerOf[name] === noName) customerOf[name] = customer;
        else if (customerOf[name] !== customer) customerOf[name] = several;
      }
    }
  };
  const isOpen = (order: number): boolean => nameOf[order] === noName;

  let open = Array.from(nameOf, (_, order) => order);
  for (const order of open)
    columnOf[order] = Math.max(
      0,
      columns.findIndex((column) => column[order] !== noName),
    );
  for (const [c, column] of columns.entries()) {
    const named = open.filter((order) => column[order] !== noName);
    if (c > 0) for (const order of named) if (hasShared(order)) ownersOf[order] = owners.several;
    assign(named, (order) => column[order] ?? noName);
    open = open.filter(isOpen);
    for (;;) {
      const found = open.filter((order) => knownCustomer(order) !== noName);
      if (found.length === 0) break;
      for (const order of found) ownersOf[order] = owners.one;
      assign(found, knownCustomer);
      open = open.filter(isOpen);
    }
  }
  return { nameOf, columnOf, ownersOf };
}
