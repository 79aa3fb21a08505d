import { mulberry32 } from '../bench/mulberry32.ts';
import { isoDate } from '../src/core/quantity/calendar.ts';

/** A row of the log; null is NULL. */
export interface OrderRow {
  readonly customer: string | null;
  /** "2024-02-29 23:59:59" */
  readonly at: string | null;
  /** With as many decimals as it has: 0, 2 or 3. */
  readonly amount: string | null;
  readonly channel: string | null;
  readonly state: string | null;
}

/** 2023-01-01, a Sunday; the log ends with 2024. */
const firstDay = 19_358;
const days = 731;

/** Names of segments that quoting, trimming, collation and encodings may change. */
const channels: readonly (string | null)[] = [
  'web',
  'Web',
  'WEB',
  'shop "Nord"',
  "O'Brien",
  'Übergröße',
  'uber',
  'ß',
  ' padded ',
  'a,b;c\td',
  'back\\slash',
  // In UTF-16 the first sorts before the second, by code point after it.
  '\u{1F6D2}',
  '\uFB00',
  '',
  null,
];

/** Whether an order was paid; most have nothing to say. */
const states = [null, null, null, '', 'paid', 'Paid', 'cancelled', 'pending'];

const edges = ['00:00:00', '23:59:59'];

/** Days at which calendars turn: ends of months and years, and the day that leap years have more. */
const turns = ['2023-01-31', '2023-02-28', '2023-12-31', '2024-01-01', '2024-02-29', '2024-12-31'];

/**
 * A log in the order of time with all that readers treat in a way of its own. Customers join in 16 months, buy at a rate of
 * their own and may leave after any purchase. The same for the same seed.
 */
export function seededOrders(customers: number, seed: number): OrderRow[] {
  const random = mulberry32(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const time = () => (random() < 0.2 ? pick(edges) : clock(Math.floor(random() * 86_400)));
  const amount = () => (random() ** 2 * 300 + 1).toFixed(pick([0, 2, 3]));
  const rows: OrderRow[] = [];
  const add = (
    customer: string | null,
    day: string,
    money: string | null,
    channel = pick(channels),
  ) => rows.push({ customer, at: `${day} ${time()}`, amount: money, channel, state: pick(states) });
  const date = (day: number) => isoDate(firstDay + day);

  for (let number = 0; number < customers; number++) {
    const id = random() < 0.02 ? ` c${number} ` : `c${number}`;
    const home = pick(channels);
    const rate = -Math.log(1 - random()) / 60;
    for (let day = Math.floor(random() * 480); day < days; ) {
      add(id, date(day), amount(), random() < 0.8 ? home : pick(channels));
      // Several orders of a day are one purchase; of several channels on the first day one is the customer's.
      while (random() < 0.08) add(`c${number}`, date(day), amount());
      // Some refunds are of the same day, some come after later purchases, and some are more than was paid.
      if (random() < 0.06) {
        const back = Math.min(days - 1, day + pick([0, 0, 1, 20, 90]));
        add(`c${number}`, date(back), `-${amount()}`);
      }
      if (random() < 0.15) break;
      day += Math.max(1, Math.ceil(-Math.log(1 - random()) / rate));
    }
    // Of a purchase before the log begins.
    if (random() < 0.01) add(`c${number}`, '2023-01-01', `-${amount()}`);
  }
  for (const guest of [null, '', '   '])
    for (let i = 0; i < 40; i++) add(guest, date(Math.floor(random() * days)), amount());
  add(null, '2024-03-01', '-5');
  for (const [i, day] of turns.entries())
    for (let j = 0; j < 20; j++) {
      add(`turn${i}-${j}`, day, amount());
      if (j % 2 === 0) add(`turn${i}-${j % 5}`, pick(turns), amount());
    }
  // Nothing was paid: a purchase all the same. And one that is given back whole.
  for (let i = 0; i < 30; i++) {
    add(`free${i}`, date(100 + i), pick(['0', '0.00', '0.000']));
    add(`back${i}`, date(200 + i), '12.5');
    add(`back${i}`, date(230 + i), '40.250');
    add(`back${i}`, date(260 + i), '-40.25');
    if (i % 3 === 0) add(`back${i}`, date(300 + i), '-20');
    add(`only-back${i}`, date(300 + i), '-7.125');
  }
  for (let i = 0; i < 12; i++) {
    add(`c${i}`, date(400 + i), null);
    rows.push({ customer: `c${i}`, at: null, amount: '9.99', channel: 'web', state: null });
  }
  return rows.sort(
    ({ at: a }, { at: b }) => Number((a ?? '') > (b ?? '')) - Number((a ?? '') < (b ?? '')),
  );
}

const clock = (seconds: number): string => new Date(1000 * seconds).toISOString().slice(11, 19);
