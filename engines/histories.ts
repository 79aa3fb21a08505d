// node scripts/run.js engines/histories.ts CUSTOMERS: how many rows the cells of so many customers have, by the law of
// the grown orders, without the orders: for tables that do not fit on one machine.
import { mulberry32 } from '../bench/mulberry32.ts';
import { markdownTable } from '../studies/study.ts';
import { joiningDays, loggedDays, meanSpend, meanStay, purchasesADay } from './grown-orders.ts';

/** 30 June 2023, of a log that begins with 2022: the last day before the backtest. */
const split = 545;

/** 1 %, of the logarithm of a mean spend. */
const step = 0.01;

const seed = 23;

/** More distinct rows than these are counted by a part of them, each taken or left by its own digits. */
const mostRows = 20_000_000;
const partOf = 16;

export async function main({ argv, stdout }: NodeJS.Process): Promise<void> {
  const customers = Number(argv[2]);
  const counts = Object.entries(distinctRows(customers));
  const share = customers > mostRows ? partOf : 1;
  const rows = counts.map(([kind, keys]) => [kind, `${share * distinct(keys)}`]);
  stdout.write(`${markdownTable({ header: ['rows', `of ${customers} customers`], rows })}\n`);
}

/** Numbers that grow as they are pushed, without a list's overhead. */
class Keys {
  #held = new Float64Array(1024);
  #count = 0;
  readonly #isPart: boolean;
  constructor(isPart: boolean) {
    this.#isPart = isPart;
  }
  push(key: number): void {
    // Of the remainder by a prime, which no digit of a key decides alone.
    if (this.#isPart && (key % 1_000_003) % partOf !== 0) return;
    if (this.#count === this.#held.length) {
      const longer = new Float64Array(2 * this.#count);
      longer.set(this.#held);
      this.#held = longer;
    }
    this.#held[this.#count++] = key;
  }
  sorted(): Float64Array {
    return this.#held.subarray(0, this.#count).sort();
  }
}

/** What makes a row of an answer one of its own, as a number, of every customer. */
function distinctRows(customers: number): Readonly<Record<string, Keys>> {
  const random = mulberry32(seed);
  const isPart = customers > mostRows;
  const cells = new Keys(isPart);
  const weeks = new Keys(isPart);
  const cellsNow = new Keys(isPart);
  const weeksNow = new Keys(isPart);
  const spends = new Keys(isPart);
  const grid = new Keys(isPart);
  const days = new Int16Array(1000);
  for (let customer = 0; customer < customers; customer++) {
    const first = Math.floor(random() * joiningDays);
    const stay = -Math.log(1 - random()) * meanStay;
    const level = -meanSpend * Math.log(1 - random());
    const seen = Math.min(stay, loggedDays - 1 - first);
    const odds = purchasesADay * seen;
    const repeats = Math.floor(Math.log(1 - random()) / Math.log(odds / (1 + odds)));
    let bought = 1;
    let last = first;
    let splitBought = first <= split ? 1 : 0;
    let splitLast = first <= split ? first : -1;
    let paid = 0;
    let splitPaid = 0;
    let count = 0;
    for (let repeat = 0; repeat < repeats && count < days.length; repeat++) {
      const day = first + Math.floor(random() * seen);
      const amount = Math.round(100 * (1 + level * (0.5 + random())));
      // Of the first day: not counted, as it is a part of the first purchase.
      if (day === first) continue;
      let at = 0;
      while (at < count && days[at] !== day) at++;
      paid += amount;
      if (day <= split) splitPaid += amount;
      if (at < count) continue;
      days[count++] = day;
      bought++;
      last = Math.max(last, day);
      if (day > split) continue;
      splitBought++;
      splitLast = Math.max(splitLast, day);
    }
    const key = (grain: number, withSplit: boolean) => {
      const now = (bought * 1024 + Math.floor(first / grain)) * 1024 + Math.floor(last / grain);
      const then = splitBought * 1024 + Math.floor(splitLast / grain) + 1;
      return withSplit ? now * 1024 * 1024 + then : now;
    };
    cells.push(key(1, true));
    weeks.push(key(7, true));
    cellsNow.push(key(1, false));
    weeksNow.push(key(7, false));
    spend(paid, bought);
    spend(splitPaid, -splitBought);
  }
  /** Of purchases at the end, or, with a number below 0, at the split. */
  function spend(paid: number, purchases: number): void {
    if (paid <= 0) return;
    const kind = purchases + 1024;
    spends.push(kind * 2 ** 40 + paid);
    const mean = paid / (Math.abs(purchases) - 1);
    grid.push(kind * 2 ** 40 + Math.round(Math.log(mean) / step) + 2 ** 20);
  }
  return {
    'cells by day, with a split': cells,
    'cells by day': cellsNow,
    'cells by week, with a split': weeks,
    'cells by week': weeksNow,
    'spends at the end and at the split': spends,
    'the same with the mean spend to 1 %': grid,
  };
}

function distinct(keys: Keys): number {
  let count = 0;
  let before = Number.NaN;
  for (const key of keys.sorted()) {
    if (key !== before) count++;
    before = key;
  }
  return count;
}
