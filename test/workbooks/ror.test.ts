import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { GroupsResult } from '../../src/commands/ror/result.ts';
import { entryLabels } from '../../src/commands/ror/view-ledger.ts';
import { randomSource } from '../../src/core/numeric/random.ts';
import { changed, recalculated, soffice, type Values } from './recalculated.ts';
import { storedValues, typedByName, type Written, written } from './written-workbook.ts';

const agrees = 'all differences are below a cent';
const folder = mkdtempSync(join(tmpdir(), 'rapport-ror-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const resultOf = ({ report }: Written) => report.result as GroupsResult;

async function programme(text: string): Promise<Written> {
  writeFileSync(join(folder, 'programme.yaml'), text);
  return written('rapport ror programme.yaml', folder);
}

/** Every figure of the Ledger is that of the result, which has no other. */
function expectLedger(values: Values, result: GroupsResult, what: string): void {
  const rows = values.get('Ledger') ?? [];
  const found = new Map(rows.slice(5).map((row) => [`${row[0]} ${row[1] ?? ''}`.trim(), row[2]]));
  const same = (name: string, figure: number) => {
    const value = found.get(name);
    const at = `${what}: ${name}: ${String(value)} and ${figure}`;
    expect(typeof value, at).toBe('number');
    const most = Math.max(1e-6, Math.abs(figure) * 1e-12) * (1 + 1e-3);
    expect(Math.abs((value as number) - figure), at).toBeLessThanOrEqual(most);
  };
  for (const { kind, year, amount } of result.ledger)
    same(`${entryLabels[kind]} year ${year}`, amount);
  same('Spend a year without the programme', result.groups.counterfactual.annualSpend);
  same('Stay for a year without the programme', result.groups.counterfactual.retention);
  same('Real value', result.realValue);
  same('Cost', result.cost.total);
  same('Net value', result.netValue);
  same('Return in money (ROI)', result.returnInMoney ?? Number.NaN);
}

const checkOf = (values: Values | undefined) => values?.get('Ledger')?.[2]?.[1];

/** The inputs of a programme by the names of their cells, and the programme as its file has them. */
interface Drawn {
  readonly inputs: Readonly<Record<string, number>>;
  readonly text: (inputs: Readonly<Record<string, number>>) => string;
  readonly changes: Readonly<Record<string, number>>;
}

function drawn(random: () => number): Drawn {
  const within = (low: number, high: number, decimals = 2) =>
    Number((low + random() * (high - low)).toFixed(decimals));
  const chance = (share: number) => random() < share;
  const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;
  const design = pick(['before', 'after', 'both']);
  const makers: Record<string, () => number> = {
    customers: () => within(1, 900, 0),
    margin: () => within(0.05, 1, 4),
    treated_spend: () => within(1000, 9000),
    treated_retention: () => within(0.6, 0.95, 4),
    ...(design !== 'after' && {
      treated_before_spend: () => within(1000, 9000),
      treated_before_retention: () => within(0.5, 0.8, 4),
    }),
    ...(design !== 'before' && {
      comparison_spend: () => within(1000, 1900),
      comparison_retention: () => within(0.5, 0.6, 4),
    }),
    ...(design === 'both' && {
      comparison_before_spend: () => within(1000, 1900),
      comparison_before_retention: () => within(0.5, 0.6, 4),
    }),
    ...(chance(0.7) && { discount: () => within(0, 0.2, 4) }),
    ...(chance(0.5) && { serving_share: () => within(0, 0.05, 4) }),
    ...(chance(0.5) && { marketing_cost: () => within(0, 50) }),
    ...(chance(0.6) && {
      referrals: () => within(0, 0.5, 4),
      referral_value: () => within(0, 4000),
      referral_reward: () => within(0, 50),
    }),
    ...(chance(0.5) && {
      recovered: () => within(0, 20),
      recovered_kept: () => within(0, 1, 4),
      recovery_value: () => within(0, 3000),
    }),
    ...(chance(0.5) && { serving_saved: () => within(0, 20) }),
    ...(chance(0.6) && { rewards: () => within(0, 90), rewards_anyway: () => within(0, 1, 4) }),
    investment_of_1: () => within(100, 50_000, 0),
    ...(chance(0.5) && { investment_of_2: () => within(100, 9000, 0) }),
  };
  const horizon = pick(['3y', '30mo', '1.4y', '2y']);
  const period = pick(['mo', 'y', 'w', '3mo']);
  const timing = pick(['start', 'mid', 'end']);
  const text = (i: Readonly<Record<string, number>>): string => {
    const group = (name: string, path: string) =>
      `${path}: { spend: ${i[`${name}_spend`]}/y, retention: ${i[`${name}_retention`]}/y }`;
    const has = (name: string, line: string) => (i[name] === undefined ? [] : [line]);
    const comparison = 'comparison:\n  ';
    return [
      `customers: ${i['customers']}`,
      `horizon: ${horizon}`,
      `period: ${period}`,
      `timing: ${timing}`,
      `margin: ${i['margin']}`,
      ...has('discount', `discount: ${i['discount']}/y`),
      ...has('serving_share', `serving: ${i['serving_share']}`),
      ...has('marketing_cost', `marketing: ${i['marketing_cost']}/y`),
      ...has('treated_before_spend', group('treated_before', 'before')),
      group('treated', 'after'),
      ...(design === 'both'
        ? [
            `${comparison}${group('comparison_before', 'before')}\n  ${group('comparison', 'after')}`,
          ]
        : has('comparison_spend', group('comparison', 'comparison'))),
      ...has(
        'referrals',
        `referral: { each: ${i['referrals']}/y, value: ${i['referral_value']}, reward: ${i['referral_reward']} }`,
      ),
      ...has(
        'recovered',
        `recovery: { customers: ${i['recovered']}/y, value: ${i['recovery_value']}, kept: ${i['recovered_kept']} }`,
      ),
      ...has('serving_saved', `serving-saved: ${i['serving_saved']}/y`),
      ...has('rewards', `rewards: { each: ${i['rewards']}/y, anyway: ${i['rewards_anyway']} }`),
      'investment:',
      `  - { year: 1, amount: ${i['investment_of_1']} }`,
      ...has('investment_of_2', `  - { year: 2, amount: ${i['investment_of_2']} }`),
    ].join('\n');
  };
  const values = () =>
    Object.fromEntries(Object.entries(makers).map(([name, value]) => [name, value()]));
  const inputs = values();
  const names = new Set<string>();
  while (names.size < 4) names.add(pick(Object.keys(makers)));
  const others = values();
  const changes = Object.fromEntries([...names].map((name) => [name, others[name] ?? 0]));
  return { inputs, text, changes };
}

describe.skipIf(soffice === '')('ror, computed by LibreOffice', () => {
  it.each(['programme', 'worked-programme'])('the fixture %s', async (name) => {
    const book = await programme(readFileSync(`fixtures/households/${name}.yaml`, 'utf8'));
    const [values] = await recalculated([changed(book.workbook)]);
    expectLedger(values ?? new Map(), resultOf(book), name);
    expect(checkOf(values)).toBe(agrees);
  });

  it.each([
    '--investment 6000 --discount 8%',
    '--programme fixtures/households/programme-costs.yaml --referrals-from fixtures/households/referrals.csv --recoveries-from fixtures/households/cases.csv --since 2024-12-01',
  ])('customers in files, also after the margin is changed: %s', async (options) => {
    const line = `rapport ror fixtures/households/members.csv --treated member --draws 200 ${options}`;
    const book = await written(`${line} --margin 25%`, process.cwd());
    const fresh = await written(`${line} --margin 31%`, process.cwd());
    const typed = typedByName(await storedValues(book.workbook), { margin: 0.31 });
    const [values = new Map(), after = new Map()] = await recalculated([
      changed(book.workbook),
      changed(book.workbook, typed),
    ]);
    expect(checkOf(values)).toBe(agrees);
    expectLedger(values, resultOf(book), options);
    expectLedger(after, resultOf(fresh), `${options}, at a margin of 31%`);
  });

  it('says what is wrong where an input or the comparison is impossible', async () => {
    const book = await programme(readFileSync('fixtures/households/programme.yaml', 'utf8'));
    const stored = await storedValues(book.workbook);
    const typed = (cells: Readonly<Record<string, number>>) =>
      changed(book.workbook, typedByName(stored, cells));
    const [margin, comparison, money] = await recalculated([
      typed({ margin: 1.2 }),
      typed({ comparison_retention: 0.1, treated_before_retention: 0.2 }),
      typed({ investment_of_1: 25_000 }),
    ]);
    expect(checkOf(margin)).toContain('Check');
    expect(checkOf(comparison)).toContain('without the programme is impossible');
    expect(checkOf(money)).toContain('the assumptions were changed');
  });

  it('20 programmes compute what rapport does, also after four of their inputs are changed', async () => {
    const random = randomSource(20261203);
    const cases = Array.from({ length: 20 }, () => drawn(random));
    const books: Written[] = [];
    const fresh: Written[] = [];
    const typed: Uint8Array[] = [];
    for (const { inputs, text, changes } of cases) {
      const book = await programme(text(inputs));
      books.push(book);
      fresh.push(await programme(text({ ...inputs, ...changes })));
      typed.push(changed(book.workbook, typedByName(await storedValues(book.workbook), changes)));
    }
    const computed = await recalculated([
      ...books.map(({ workbook }) => changed(workbook)),
      ...typed,
    ]);
    for (const [i, { inputs, text, changes }] of cases.entries()) {
      const what = text(inputs);
      const [values, after] = [computed[i], computed[cases.length + i]] as [Values, Values];
      expect(checkOf(values), what).toBe(agrees);
      expectLedger(values, resultOf(books[i] as Written), what);
      expectLedger(
        after,
        resultOf(fresh[i] as Written),
        `${what}, then ${JSON.stringify(changes)}`,
      );
    }
  });
});
