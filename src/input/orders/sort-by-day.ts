/** More entries are sorted natively: insertion takes the square of their number. */
const longest = 32;

/** Sorts the entries from `from` up to `to` by day; most customers have few, and most files are in the order of time. */
export function sortByDay(days: Int32Array, amounts: Float64Array, from: number, to: number): void {
  if (to - from > longest && !isSorted(days, from, to)) {
    sortNatively(days.subarray(from, to), amounts.subarray(from, to));
    return;
  }
  for (let i = from + 1; i < to; i++) {
    const day = days[i] ?? 0;
    if ((days[i - 1] ?? 0) <= day) continue;
    const amount = amounts[i] ?? 0;
    let place = i;
    for (; place > from && (days[place - 1] ?? 0) > day; place--) {
      days[place] = days[place - 1] ?? 0;
      amounts[place] = amounts[place - 1] ?? 0;
    }
    days[place] = day;
    amounts[place] = amount;
  }
}

function isSorted(days: Int32Array, from: number, to: number): boolean {
  for (let i = from + 1; i < to; i++) if ((days[i - 1] ?? 0) > (days[i] ?? 0)) return false;
  return true;
}

function sortNatively(days: Int32Array, amounts: Float64Array): void {
  const order = Uint32Array.from(days.keys()).sort((a, b) => (days[a] ?? 0) - (days[b] ?? 0));
  const [unsortedDays, unsortedAmounts] = [days.slice(), amounts.slice()];
  for (let i = 0; i < order.length; i++) {
    days[i] = unsortedDays[order[i] ?? 0] ?? 0;
    amounts[i] = unsortedAmounts[order[i] ?? 0] ?? 0;
  }
}
