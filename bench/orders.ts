import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { gammaDraws } from '../src/core/numeric/random.ts';
import { isoDate } from '../src/core/quantity/calendar.ts';
import { mulberry32 } from './mulberry32.ts';

/** 2022-01-01; orders of two years follow. */
const firstDay = 18_993;
const joiningDays = 365;
const days = 730;

/** As of BG/NBD, in days, and of Gamma-Gamma, in the currency. */
const truth = { r: 0.55, alpha: 26, a: 0.9, b: 3.7, p: 6, q: 4, v: 90 };

interface Log {
  readonly customer: Uint32Array;
  readonly cents: Uint32Array;
  /** Where the orders of each day begin, in the two columns before. */
  readonly begins: Uint32Array;
}

/**
 * Writes a log of orders as CSV, in the order of time, some 32 bytes an order: customers who join in a
 * year, buy at a rate of their own, and may leave after any purchase (BG/NBD); what they spend varies
 * about a level of their own (Gamma-Gamma). The same for the same seed.
 *
 * @param stores - with a column "store", of as many stores, where it is given
 */
export async function writeOrders(
  file: string,
  customers: number,
  seed: number,
  stores?: number,
): Promise<void> {
  const log = simulated(customers, seed);
  await pipeline(Readable.from(chunks(log, stores)), createWriteStream(file));
}

function simulated(customers: number, seed: number): Log {
  const random = mulberry32(seed);
  const gamma = gammaOfAnyShape(random);
  const who: number[] = [];
  const when: number[] = [];
  const cents: number[] = [];
  for (let customer = 0; customer < customers; customer++) {
    const rate = gamma(truth.r) / truth.alpha;
    const left = gamma(truth.a);
    const leaving = left / (left + gamma(truth.b));
    const level = gamma(truth.q) / truth.v;
    let day = Math.floor(random() * joiningDays);
    for (;;) {
      who.push(customer);
      when.push(day);
      cents.push(Math.max(1, Math.round((gamma(truth.p) / level) * 100)));
      if (random() < leaving) break;
      day += Math.max(1, Math.ceil(-Math.log(1 - random()) / rate));
      if (!(day < days)) break;
    }
  }
  return byDay({ who, when, cents });
}

function byDay({ who, when, cents }: Record<'who' | 'when' | 'cents', readonly number[]>): Log {
  const begins = new Uint32Array(days + 1);
  for (const day of when) begins[day + 1] = (begins[day + 1] ?? 0) + 1;
  for (let day = 0; day < days; day++)
    begins[day + 1] = (begins[day + 1] ?? 0) + (begins[day] ?? 0);
  const next = begins.slice();
  const sorted = { customer: new Uint32Array(who.length), cents: new Uint32Array(who.length) };
  for (const [i, day] of when.entries()) {
    const place = next[day] ?? 0;
    sorted.customer[place] = who[i] ?? 0;
    sorted.cents[place] = cents[i] ?? 0;
    next[day] = place + 1;
  }
  return { begins, ...sorted };
}

function* chunks({ customer, cents, begins }: Log, stores = 0): Generator<string> {
  yield `customer_id,date,amount${stores > 0 ? ',store' : ''}\n`;
  for (let day = 0; day < days; day++) {
    const date = isoDate(firstDay + day);
    let text = '';
    for (let i = begins[day] ?? 0; i < (begins[day + 1] ?? 0); i++) {
      const who = customer[i] ?? 0;
      const store = stores > 0 ? `,store ${who % stores}` : '';
      const amount = ((cents[i] ?? 0) / 100).toFixed(2);
      text += `cus_${String(who).padStart(10, '0')},${date},${amount}${store}\n`;
    }
    if (text !== '') yield text;
  }
}

/** Draws of any shape: below 1, a draw of the shape above is scaled down (Marsaglia & Tsang, section 6). */
function gammaOfAnyShape(random: () => number): (shape: number) => number {
  const draws = new Map<number, () => number>();
  return (shape) => {
    const larger = shape < 1 ? shape + 1 : shape;
    let draw = draws.get(larger);
    if (draw === undefined) {
      draw = gammaDraws(larger, random);
      draws.set(larger, draw);
    }
    return shape < 1 ? draw() * (1 - random()) ** (1 / shape) : draw();
  };
}
