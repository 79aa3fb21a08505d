import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { mulberry32 } from './mulberry32.ts';

const homes = ['renter', 'first-time owner', 'established owner'];

/**
 * Writes a CSV of customers, the same for the same seed, about 40 bytes a customer. Spend rises and leaving falls along renter → first-time owner → established owner.
 */
export async function writeCustomers(file: string, count: number, seed: number): Promise<void> {
  await pipeline(Readable.from(chunks(count, seed)), createWriteStream(file));
}

function* chunks(count: number, seed: number): Generator<string> {
  const random = mulberry32(seed);
  let text = 'household,home,monthly_spend,tenure_months,status\n';
  for (let i = 1; i <= count; i += 1) {
    const home = Math.floor(random() * homes.length);
    const spend = (100 + 500 * home + 900 * random()).toFixed(2);
    const months = 1 + Math.floor(random() * 60 * (home + 1));
    const status = random() < 0.5 - 0.15 * home ? 'ended' : 'active';
    text += `H${String(i).padStart(7, '0')},${homes[home]},${spend},${months},${status}\n`;
    if (i % 10_000 === 0 || i === count) {
      yield text;
      text = '';
    }
  }
}
