import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { stepWords } from '../../src/commands/shared/economics/view-waterfall.ts';
import { segmentName } from '../../src/commands/shared/table.ts';
import type { ValueResult } from '../../src/commands/value/result.ts';
import { randomSource } from '../../src/core/numeric/random.ts';
import { changed, recalculated, soffice, type Values } from './recalculated.ts';
import { storedValues, typedByName, type Written, written } from './written-workbook.ts';

/** How far a figure may be from rapport's, whose amounts have six decimals; the rest is the noise of the difference. */
const nearly = 1e-6 + 1e-10;
const agrees = 'all differences are below a cent';

const resultOf = ({ report }: Written) => report.result as ValueResult;
const checkOf = (values: Values, sheet: string) => values.get(sheet)?.[2]?.[1];

/** Every step and total of the total and of each segment is that of the result. */
function expectFigures(values: Values, { segments, total }: ValueResult, what: string): void {
  const same = (found: unknown, figure: number, name: string) => {
    const at = `${what}: ${name}: ${String(found)} and ${figure}`;
    expect(typeof found, at).toBe('number');
    const most = Math.max(nearly, Math.abs(figure) * 1e-12);
    expect(Math.abs((found as number) - figure), at).toBeLessThanOrEqual(most);
  };
  const all = new Map(values.get('Waterfall')?.map((row) => [String(row[0]), row[2]]));
  same(all.get('Customers'), total.customers, 'customers');
  for (const { step, amount } of total.waterfall)
    same(all.get(stepWords[step].label), amount, step);
  same(all.get('Total value'), total.totalValue, 'total value');
  const rows = values.get('Segments') ?? [];
  const isDivided = segments.some(({ segment }) => Object.keys(segment).length > 0);
  expect(rows.length > 0, what).toBe(isDivided);
  if (!isDivided) return;
  // The segments stand in the order of the result, each with as many rows.
  const each = 2 + total.waterfall.length + (all.has('Net value') ? 1 : 0);
  for (const [s, line] of segments.entries()) {
    const own = rows.slice(5 + s * each, 5 + (s + 1) * each);
    const name = segmentName(line.segment);
    for (const row of own) expect(row[0], what).toBe(name);
    const found = new Map(own.map((row) => [String(row[1]), row[2]]));
    same(found.get('Customers'), line.customers, `customers of ${name}`);
    for (const { step, amount } of line.waterfall)
      same(found.get(stepWords[step].label), amount, `${step} of ${name}`);
    same(found.get('Total value'), line.totalValue, `total of ${name}`);
    if (found.has('Net value')) same(found.get('Net value'), line.netValue, `net of ${name}`);
  }
}

async function inTurn<T, R>(list: readonly T[], made: (each: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const each of list) results.push(await made(each));
  return results;
}

/** A command line with texts for its options, and the cells that say the same. */
interface Case {
  readonly files: string;
  readonly first: Readonly<Record<string, string>>;
  readonly later: Readonly<Record<string, string>>;
  readonly cells: Readonly<Record<string, number | string>>;
}

const households = 'fixtures/households/households.csv';
const plain: Case = {
  files: `${households} --by home`,
  first: { margin: '25%', serving: '4/mo + 3%', acquisition: '100' },
  later: { margin: '31.5%', serving: '2.5/mo + 1%', acquisition: '80' },
  cells: { margin: 0.315, serving_1: 2.5, serving_2: 0.01, acquisition: 80 },
};
const cases: readonly Case[] = [
  plain,
  { ...plain, files: `${households} --tenure 6.5y --discount 10% --growth 2%` },
  {
    files: `${households} --by home --retention 80%/y --discount 0.7%/mo --growth 1%`,
    first: {
      margin: '25%',
      marketing: '2%',
      referrals: '0.2/y',
      'referral-reward': '20',
      incidents: '0.3/y',
      mended: '40%',
      kept: '30%',
      'mending-cost': '5',
    },
    later: {
      margin: '40%',
      marketing: '1%',
      referrals: '0.4/y',
      'referral-reward': '20',
      incidents: '0.3/y',
      mended: '50%',
      kept: '30%',
      'mending-cost': '5',
    },
    cells: { margin: 0.4, marketing: 0.01, referrals: 0.4, mended: 0.5 },
  },
  {
    files:
      'fixtures/households/spend.csv --join fixtures/households/stays.csv --as-of 2026-06-30 --discount 8% --by region',
    first: { margin: '30%', referrals: '0.1/y', incidents: '1/y', mended: '50%', kept: '20%' },
    later: { margin: '20%', referrals: '0.3/y', incidents: '2/y', mended: '50%', kept: '40%' },
    cells: { margin: 0.2, referrals: 0.3, incidents: 2, kept: 0.4 },
  },
];

const lineOf = (files: string, options: Readonly<Record<string, string>>) =>
  [
    `rapport value ${files}`,
    ...Object.entries(options).map(([name, text]) => `--${name} "${text}"`),
  ].join(' ');

/** Names that a spreadsheet could take for a formula, a pattern or a number, and that differ by their case only. */
const hostile = ['"); =1+1', '*', '?', '~', '>5', '12', '', 'Ada', 'ADA', '=SUM(A1)', "it's", '<>'];

function hostileCustomers(random: () => number): string {
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const rows = Array.from({ length: 60 }, (_, i) => {
    const spend = (random() * 500).toFixed(2);
    const months = Math.ceil(random() * 90);
    const group = hostile[Math.floor(random() * hostile.length)] ?? '';
    const active = random() < 0.6 ? 'active' : 'ended';
    return `00${i},${quoted(group)},${spend},${months},${active}`;
  });
  return `id,group,monthly spend,tenure months,status\n${rows.join('\n')}\n`;
}

describe.skipIf(soffice === '')('value, computed by LibreOffice', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('customer lists compute what rapport does, also after margin and costs are changed', async () => {
    const random = randomSource(20261203);
    const lists = ['a', 'b', 'c'].map((name) => {
      const file = join(folder, `${name}.csv`);
      writeFileSync(file, hostileCustomers(random));
      return file;
    });
    const all = [
      ...cases,
      ...lists.flatMap((file) => [
        { ...plain, files: `${file} --by group` },
        { ...plain, files: `${file} --by group --method observed --discount 9%` },
      ]),
    ];
    const books = await inTurn(all, ({ files, first }) => written(lineOf(files, first), '.'));
    const fresh = await inTurn(all, ({ files, later }) => written(lineOf(files, later), '.'));
    const stored = await inTurn(books, ({ workbook }) => storedValues(workbook));
    const computed = await recalculated([
      ...books.map(({ workbook }) => changed(workbook)),
      ...books.map(({ workbook }, i) =>
        changed(workbook, typedByName(stored[i] as Values, all[i]?.cells ?? {})),
      ),
    ]);
    for (const [i, { files, first, later }] of all.entries()) {
      const line = lineOf(files, first);
      for (const values of [stored[i], computed[i]] as Values[]) {
        expectFigures(values, resultOf(books[i] as Written), line);
        expect(checkOf(values, 'Waterfall'), line).toBe(agrees);
      }
      const after = computed[all.length + i] as Values;
      expectFigures(after, resultOf(fresh[i] as Written), lineOf(files, later));
      expect(checkOf(after, 'Waterfall'), line).toMatch(/^the assumptions were changed/);
    }
  });
});
