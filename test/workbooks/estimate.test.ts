import { describe, expect, it } from 'vitest';
import type { OneEstimate } from '../../src/commands/estimate/result.ts';
import { stepWords } from '../../src/commands/shared/economics/view-waterfall.ts';
import { randomSource } from '../../src/core/numeric/random.ts';
import { changed, recalculated, soffice, type Values } from './recalculated.ts';
import {
  firstBlock,
  storedValues,
  typedByName,
  type Written,
  written,
} from './written-workbook.ts';

/** How far a figure may be from rapport's, whose amounts have six decimals; the rest is the noise of the difference. */
const nearly = 1e-6 + 1e-10;
const agrees = 'all differences are below a cent';

const resultOf = ({ report }: Written) => report.result as OneEstimate;

/** Every figure of the Waterfall and every row of Periods is that of the result. */
function expectFigures(values: Values, result: OneEstimate, what: string): void {
  const same = (found: unknown, figure: number, name: string) => {
    const at = `${what}: ${name}: ${String(found)} and ${figure}`;
    expect(typeof found, at).toBe('number');
    const most = Math.max(nearly, Math.abs(figure) * 1e-12);
    expect(Math.abs((found as number) - figure), at).toBeLessThanOrEqual(most);
  };
  const rows = new Map(values.get('Waterfall')?.map((row) => [String(row[0]), row[2]]));
  for (const { step, amount } of result.waterfall)
    same(rows.get(stepWords[step].label), amount, step);
  same(rows.get('Lifetime value'), result.lifetimeValue, 'lifetime value');
  if (!result.leftOut.includes('acquisition'))
    same(rows.get('Net value'), result.netValue, 'net value');
  same(rows.get('Years of payment'), result.years, 'years');
  const periods = result.periods ?? [];
  // A horizon may end before the first payment that counts.
  expect(periods.length > 0, what).toBe(result.years > 0);
  const { heads, lines } = firstBlock(values, 'Periods', 'period');
  const column = (head: string, k: number) => lines.get(String(k))?.[heads.indexOf(head)];
  for (const { k, probability, bookedAtYears, amount, presentValue } of periods) {
    if (!lines.has(String(k))) break;
    same(column('probability', k), probability, `probability of ${k}`);
    same(column('booked at y', k), bookedAtYears, `booking of ${k}`);
    if (probability > 0) same(column('amount', k), amount, `amount of ${k}`);
    same(column('present value', k), presentValue, `present value of ${k}`);
  }
}

const checkOf = (values: Values, sheet: string) => values.get(sheet)?.[2]?.[1];

/** Random assumptions: the options as they are typed, and new values for the cells of four of them. */
interface Assumptions {
  readonly options: Readonly<Record<string, string>>;
  readonly changes: Readonly<Record<string, number | string>>;
  /** The options that say the same as the changed cells. */
  readonly changedOptions: Readonly<Record<string, string>>;
}

/** An input that may be drawn: its text, and another value with the cell that it is typed into. */
interface Draw {
  readonly option: string;
  readonly text: string;
  readonly cell: string;
  readonly typed: number | string;
  readonly text2: string;
}

function randomAssumptions(random: () => number): Assumptions {
  const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;
  const within = (low: number, high: number, decimals: number) =>
    Number((low + random() * (high - low)).toFixed(decimals));
  const chance = (share: number) => random() < share;
  const one = (
    option: string,
    value: () => number,
    suffix = '',
    cell = option.replaceAll('-', '_'),
  ): Draw => {
    const [first, second] = [value(), value()];
    return {
      option,
      text: `${first}${suffix}`,
      cell,
      typed: second,
      text2: `${second}${suffix}`,
    };
  };
  const word = (option: string, choices: readonly string[]): Draw => {
    const [first, second] = [pick(choices), pick(choices)];
    const cell = option.replaceAll('-', '_');
    return { option, text: first, cell, typed: second, text2: second };
  };
  const percent = (option: string, low: number, high: number, per = '', cell?: string): Draw => {
    const [first, second] = [within(low, high, 2), within(low, high, 2)];
    return {
      option,
      text: `${first}%${per}`,
      cell: cell ?? option.replaceAll('-', '_'),
      typed: Number((second / 100).toFixed(6)),
      text2: `${second}%${per}`,
    };
  };
  const draws: Draw[] = [];
  const unit = pick(['mo', 'y', 'w', 'mo']);
  draws.push(one('spend', () => within(1, 3000, 2), `/${unit}`));
  const horizon = chance(0.4);
  if (horizon) draws.push(one('horizon', () => within(0.5, 12, 2), 'y'));
  const stay = pick(['tenure', 'tenure', 'retention', 'churn'] as const);
  if (stay === 'tenure') {
    const [per, most] = pick([
      ['y', 9],
      ['mo', 100],
      ['w', 300],
    ] as const);
    draws.push(one('tenure', () => within(0.2, most, pick([0, 1, 2])) + 0.5, per));
  } else {
    const monthly = chance(0.5);
    const [low, high] =
      stay === 'retention' ? (monthly ? [80, 98] : [20, 93]) : monthly ? [1, 25] : [7, 90];
    draws.push(percent(stay, low, high, monthly ? '/mo' : '/y'));
    if (chance(0.6)) draws.push(word('first-payment', ['included', 'excluded']));
  }
  if (chance(0.5)) {
    const period = pick(['mo', 'y', '3mo', '2w']);
    draws.push({ option: 'period', text: period, cell: '', typed: '', text2: period });
  }
  const growthMost = stay === 'tenure' || horizon ? 15 : 3;
  if (chance(0.5)) draws.push(percent('growth', -10, growthMost, '', 'spend_growth'));
  if (chance(0.75)) {
    draws.push(chance(0.7) ? percent('discount', 0, 20) : percent('discount', 0, 1.5, '/mo'));
    if (chance(0.7)) draws.push(word('timing', ['start', 'mid', 'end']));
  }
  if (chance(0.85)) {
    draws.push(percent('margin', 5, 100));
    for (const name of ['serving', 'marketing']) {
      if (!chance(0.5)) continue;
      const [a, b, c] = [within(0, 9, 2), within(0, 9, 2), within(0, 5, 1)];
      if (chance(0.4)) draws.push(percent(name, 0, 9));
      else if (chance(0.5))
        draws.push(one(name, () => within(0, 20, 2), pick(['/mo', '/y', '/w'])));
      else {
        const sum = (x: number) => `${x}/mo + ${c}% + ${b}/y`;
        draws.push({ option: name, text: sum(a), cell: `${name}_1`, typed: b, text2: sum(b) });
      }
    }
    if (chance(0.4)) draws.push(one('acquisition', () => within(0, 500, 0)));
  }
  const hasMargin = draws.some(({ option }) => option === 'margin');
  if (chance(0.4)) {
    draws.push(one('referrals', () => within(0, 2, 2), pick(['/y', '/mo'])));
    if (chance(0.5)) draws.push(one('referral-value', () => within(0, 900, 0)));
    if (hasMargin && chance(0.5)) draws.push(one('referral-reward', () => within(0, 40, 0)));
  }
  if (chance(0.4)) {
    draws.push(one('incidents', () => within(0, 2, 2), pick(['/y', '/mo'])));
    draws.push(percent('mended', 0, 100), percent('kept', 0, 100));
    if (hasMargin && chance(0.5)) draws.push(one('mending-cost', () => within(0, 40, 0)));
  }
  const options = Object.fromEntries(draws.map(({ option, text }) => [option, text]));
  const changeable = draws.filter(({ cell }) => cell !== '');
  const chosen = new Set<Draw>();
  while (chosen.size < Math.min(4, changeable.length)) chosen.add(pick(changeable));
  return {
    options,
    changes: Object.fromEntries([...chosen].map(({ cell, typed }) => [cell, typed])),
    changedOptions: {
      ...options,
      ...Object.fromEntries([...chosen].map(({ option, text2 }) => [option, text2])),
    },
  };
}

const lineOf = (options: Readonly<Record<string, string>>) =>
  [
    'rapport estimate --explain',
    ...Object.entries(options).map(([name, text]) => `--${name} "${text}"`),
  ].join(' ');

async function inTurn<T, R>(list: readonly T[], made: (each: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const each of list) results.push(await made(each));
  return results;
}

describe.skipIf(soffice === '')('estimate, computed by LibreOffice', () => {
  it.each([1, 2, 3, 4, 5])(
    '10 sets of assumptions compute what rapport does, also after four of them are changed: %i',
    async (seed) => {
      const random = randomSource(20261202 + seed);
      const cases = Array.from({ length: 10 }, () => randomAssumptions(random));
      const books = await inTurn(cases, ({ options }) => written(lineOf(options), '.'));
      const fresh = await inTurn(cases, ({ changedOptions }) =>
        written(lineOf(changedOptions), '.'),
      );
      const stored = await inTurn(books, ({ workbook }) => storedValues(workbook));
      const computed = await recalculated([
        ...books.map(({ workbook }) => changed(workbook)),
        ...books.map(({ workbook }, i) =>
          changed(workbook, typedByName(stored[i] as Values, cases[i]?.changes ?? {})),
        ),
      ]);
      for (const [i, { options, changedOptions }] of cases.entries()) {
        const line = lineOf(options);
        const result = resultOf(books[i] as Written);
        for (const values of [stored[i], computed[i]] as Values[]) {
          expectFigures(values, result, line);
          expect(checkOf(values, 'Waterfall'), line).toBe(agrees);
        }
        expectFigures(
          computed[cases.length + i] as Values,
          resultOf(fresh[i] as Written),
          `${line}, changed to ${lineOf(changedOptions)}`,
        );
      }
    },
  );

  it('a tenure of 6.5 years and a margin of 30 % typed into it give what the command gives', async () => {
    const line = (tenure: string, margin: string) =>
      `rapport estimate --spend 1062/mo --tenure ${tenure} --margin ${margin} --discount 10%`;
    const { workbook } = await written(line('4y', '25%'), '.');
    const fresh = await written(`${line('6.5y', '30%')} --explain`, '.');
    const stored = await storedValues(workbook);
    const typed = (cells: Readonly<Record<string, number | string>>) =>
      changed(workbook, typedByName(stored, cells));
    const [before, after, tooLong, impossible] = await recalculated([
      changed(workbook),
      typed({ tenure: 6.5, margin: 0.3 }),
      typed({ tenure: 40 }),
      typed({ margin: 30 }),
    ]);
    expect(checkOf(before as Values, 'Waterfall')).toBe(agrees);
    expectFigures(after as Values, resultOf(fresh), 'typed');
    expect(checkOf(after as Values, 'Waterfall')).toMatch(/^the assumptions were changed/);
    // The sheet has 120 periods: what it cannot hold has no figures, and words.
    expect(checkOf(tooLong as Values, 'Waterfall')).toBe(
      'the stay needs 480 periods, and the sheet Periods has 120: run rapport with it',
    );
    expect(checkOf(impossible as Values, 'Waterfall')).toBe(
      'an assumption is out of its range: see the column Check',
    );
    for (const values of [tooLong, impossible]) {
      const row = values?.get('Waterfall')?.find(([name]) => name === 'Lifetime value');
      expect(typeof row?.[2]).not.toBe('number');
    }
  });

  it('says that payments without an end add up to nothing finite', async () => {
    const line = 'rapport estimate --spend 100/mo --retention 80%/y --growth 2% --margin 50%';
    const { workbook } = await written(line, '.');
    const typed = typedByName(await storedValues(workbook), { retention: 0.99 });
    const [values] = await recalculated([changed(workbook, typed)]);
    expect(checkOf(values as Values, 'Waterfall')).toMatch(/they have no finite sum/);
    const row = values?.get('Waterfall')?.find(([name]) => name === 'Lifetime value');
    expect(typeof row?.[2]).not.toBe('number');
  });
});
