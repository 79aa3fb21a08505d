import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject, it } from 'vitest';
import { finished } from './harness/child-process.ts';

/** Customers with names of so many letters; each is a group of its own. */
function customers(count: number, letters: number): string {
  const rest = 'x'.repeat(letters);
  const rows = Array.from({ length: count }, (_, i) => `${i}${rest},${10 + (i % 90)},12\n`);
  return `name,monthly_spend,tenure_months\n${rows.join('')}`;
}

/** Writes the page of a file of customers, and says what became of it. */
async function pageOf(csv: string, ...options: readonly string[]) {
  const directory = await mkdtemp(join(tmpdir(), 'rapport-large-'));
  try {
    await writeFile(join(directory, 'customers.csv'), csv);
    const args = [inject('program'), 'value', 'customers.csv', ...options, '-o', 'page.html'];
    const { code, stderr } = await finished(process.execPath, args, { directory });
    const file = join(directory, 'page.html');
    return { code, stderr, html: existsSync(file) ? await readFile(file, 'utf8') : undefined };
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

const rowsOf = (html = ''): number => html.match(/<tr><th scope="row"/g)?.length ?? 0;

/** Bytes that a browser opens without a pause. */
const largest = 20_000_000;

it('shows 5,000 of 100,000 rows, counts the others and says how to get them', async () => {
  const { code, html } = await pageOf(customers(100_000, 0), '--each', '--top', '100000');
  expect(code).toBe(0);
  expect(rowsOf(html)).toBe(5000);
  expect(html).toContain('95,000 more rows. -o FILE.csv or -o FILE.json writes all of them.');
});

it('shows fewer rows where 5,000 of them would be more than 20 MB', async () => {
  // 5,000 × 10 kB = 50 MB
  const { code, html = '' } = await pageOf(customers(5000, 10_000), '--each', '--top', '5000');
  expect(code).toBe(0);
  expect(Buffer.byteLength(html)).toBeLessThan(largest);
  const rows = rowsOf(html);
  expect(rows).toBeGreaterThan(50);
  const left = (5000 - rows).toLocaleString('en');
  expect(html).toContain(`${left} more rows. -o FILE.csv or -o FILE.json writes all of them.`);
});

it('writes no page where a few rows are more than that, and says what can be done', async () => {
  // 60 × 400 kB = 24 MB
  const { code, stderr, html } = await pageOf(customers(60, 400_000), '--by', 'name');
  expect({ code, html }).toEqual({ code: 2, html: undefined });
  expect(stderr).toContain('[output-too-long: ');
});
