/** Entries by the customer they belong to; customers in the order in which they first come up. */
export interface Groups {
  readonly count: number;
  /** Where the entries of group g begin in `members`; one more at the end. */
  readonly offsets: Uint32Array;
  readonly members: Uint32Array;
}

/**
 * Groups entries by customer, keeping their order: a counting sort, two passes over the entries.
 *
 * @param customers - the number of each entry's customer, below `customerCount`
 * @param entries - the entries to group
 */
export function groupByCustomer(
  customers: Uint32Array,
  customerCount: number,
  entries: Uint32Array,
): Groups {
  const groupOf = new Int32Array(customerCount).fill(-1);
  const sizes = new Uint32Array(entries.length + 1);
  let count = 0;
  for (const entry of entries) {
    const customer = customers[entry] ?? 0;
    let group = groupOf[customer] ?? -1;
    if (group < 0) {
      group = count;
      groupOf[customer] = group;
      count += 1;
    }
    sizes[group] = (sizes[group] ?? 0) + 1;
  }
  const offsets = new Uint32Array(count + 1);
  for (let group = 0; group < count; group++)
    offsets[group + 1] = (offsets[group] ?? 0) + (sizes[group] ?? 0);
  const next = offsets.slice();
  const members = new Uint32Array(entries.length);
  for (const entry of entries) {
    const group = groupOf[customers[entry] ?? 0] ?? 0;
    const place = next[group] ?? 0;
    members[place] = entry;
    next[group] = place + 1;
  }
  return { count, offsets, members };
}

/** The entries of one group. */
export function groupMembers({ offsets, members }: Groups, group: number): Uint32Array {
  return members.subarray(offsets[group] ?? 0, offsets[group + 1] ?? 0);
}
