import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { OptionTexts } from '../option.ts';
import { runOf } from '../testing/run-of.ts';
import { recovery } from './command.ts';
import { quoteOf } from './customers-words.ts';
import type { RecoveryResult } from './result.ts';

const run = runOf(recovery);

async function answer(
  cases: readonly string[],
  options: OptionTexts,
  customers: readonly string[] = [],
): Promise<RecoveryResult> {
  const directory = mkdtempSync(join(tmpdir(), 'rapport-'));
  try {
    writeFileSync(join(directory, 'cases.csv'), cases.join('\n'));
    writeFileSync(join(directory, 'customers.csv'), customers.join('\n'));
    const world = { directory, stdin: Readable.from([]) };
    const named = customers.length === 0 ? {} : { customers: 'customers.csv' };
    const rates = { 'no-problem-stay': '90%', stay: 'unresolved=40%,resolved=80%,quickly=85%' };
    const request = { operands: ['cases.csv'], options: { ...rates, ...named, ...options } };
    return (await run(request, world)).report.result;
  } finally {
    rmSync(directory, { recursive: true });
  }
}

const header = 'customer,problem,status,opened at,closed at,comment';

describe('the time to resolve', () => {
  it('is from when a case was opened until it was closed, in hours', async () => {
    const { resolution, kinds } = await answer(
      [
        header,
        'A,late,resolved,2026-05-01 22:00,2026-05-02 01:30,',
        'B,late,solved,2026-05-01 08:00 +0200,2026-05-01T08:00:00Z,',
        'C,late,closed,2026-05-01 9:00 AM,2026-05-03 9:00 AM,',
        'D,cold,resolved,2026-05-01,2026-05-03,',
        'E,late,unresolved,2026-05-01 22:00,2026-05-02 01:30,',
      ],
      { quick: '1d' },
    );
    // 3.5 h; 2 h, as 8:00 in Berlin is 6:00 UTC; 48 h; 48 h by the days. The unresolved one has none.
    expect(resolution).toMatchObject({ cases: 4, timed: 3, within: 0.5 });
    expect(resolution?.medianHours).toBeCloseTo((3.5 + 48) / 2, 9);
    expect(resolution?.targetHours).toBeCloseTo(24, 9);
    const late = resolution?.kinds.find(({ problem }) => problem === 'late');
    expect(late).toMatchObject({ cases: 3, within: 2 / 3 });
    expect(late?.medianHours).toBeCloseTo(3.5, 9);
    // Those within the target are resolved quickly.
    expect(kinds.find(({ problem }) => problem === 'late')?.outcomes).toMatchObject({
      unresolved: 1,
      resolved: 1,
      quickly: 2,
    });
  });

  it('is not known where only one of the two times names its zone, but for the days', async () => {
    const { resolution } = await answer(
      [header, 'A,late,resolved,2026-05-01 22:00 +0200,2026-05-02 01:30,'],
      {},
    );
    expect(resolution).toMatchObject({ cases: 1, timed: 0 });
    expect(resolution?.medianHours).toBeCloseTo(24, 9);
  });
});

it('counts open cases with the value to come of their customers, each once, and in no other figure', async () => {
  const closed = [header, 'A,late,resolved,2026-05-01,2026-05-02,'];
  const open = [
    'B,late,open,2026-05-03,,',
    'B,late,On-hold,2026-05-02,,',
    'C,cold,Pending,2026-05-04,,',
  ];
  const customers = [
    'id,monthly_spend,tenure_months,status',
    ...['A,10,12,active', 'B,20,12,active', 'C,40,12,ended', 'D,40,12,active'],
  ];
  const stay = { retention: '80%/y' };
  const without = await answer(closed, stay, customers);
  const { open: counted, total } = await answer([...closed, ...open], stay, customers);
  const { customer } = await answer(closed, { ...stay, customer: 'B' }, customers);
  expect(total).toEqual(without.total);
  expect(counted).toMatchObject({ cases: 3, customers: 2, since: '2026-05-02' });
  // C has left, and brings nothing any more.
  expect(counted?.valueAtStake).toBe(customer?.valueToCome);
  expect(counted?.kinds.map(({ problem, cases }) => [problem, cases])).toEqual([
    ['late', 2],
    ['cold', 1],
  ]);
});

describe('the words of customers', () => {
  const cases = [
    header,
    'A,late,resolved,2026-05-01,2026-05-02,Where is it?',
    'B,late,unresolved,2026-05-01,,Nobody came',
    'B,late,unresolved,2026-05-02,,And again',
    'C,late,unresolved,2026-05-03,,NOBODY CAME',
    'D,late,unresolved,2026-05-04,,late',
    'E,late,open,2026-05-04,,Still waiting',
  ];

  it('are those of whose problem is not resolved first, one a customer, none twice', async () => {
    const { words } = await answer(cases, { quotes: '9' });
    // The latest first; D only names the kind; C says what B said later, and comes first.
    expect(words).toEqual({
      cases: 5,
      first: 'latest',
      kinds: [
        {
          problem: 'late',
          cases: 5,
          quotes: ['Still waiting', 'NOBODY CAME', 'And again', 'Where is it?'],
        },
      ],
    });
  });

  it('are those of who spends most first, where that is known', async () => {
    const customers = [
      'id,monthly_spend,tenure_months,status',
      ...['A,900,12,active', 'B,80,12,ended', 'C,40,12,active', 'D,10,12,active', 'E,10,12,active'],
    ];
    const { words } = await answer(cases, { quotes: '1', retention: '80%/y' }, customers);
    expect(words).toMatchObject({ first: 'spend', kinds: [{ quotes: ['And again'] }] });
  });

  test('hold no address, link or long number', () => {
    expect(
      quoteOf('Call +44 20 7946 0018,\nwrite to a.b+c@shop.example.com or see https://x.org/?id=7'),
    ).toBe('Call [number], write to [e-mail] or see [link]');
    expect(quoteOf('Order 12345 of 2026 came 3 days late, twice')).toBe(
      'Order 12345 of 2026 came 3 days late, twice',
    );
    fc.assert(
      fc.property(fc.emailAddress(), fc.stringMatching(/^\d{6,16}$/), (email, number) => {
        const quote = quoteOf(`I am ${email} and my number is ${number}, thanks`);
        expect(quote).not.toContain(email);
        expect(quote).not.toContain(number);
      }),
    );
  });

  test('hold no number that is written with other signs, and not the id of the customer', () => {
    expect(
      quoteOf('Ring 020\u20137946\u20130018 or \uff0b44 \u0660\u0662\u0660\u0667\u0669\u0664'),
    ).toBe('Ring [number] or [number]');
    const said = 'I am (c-1002), not C-10021; C-1002 again';
    expect(quoteOf(said, 'C-1002')).toBe('I am ([id]), not C-10021; [id] again');
    // An id that is a number of the text, or a word of it, says nothing of anybody.
    expect(quoteOf('I waited 2 days, late', '2')).toBe('I waited 2 days, late');
    expect(quoteOf('late again', 'late')).toBe('late again');
    expect(quoteOf('a.b?1 and aXb?1', 'a.b?1')).toBe('[id] and aXb?1');
  });

  test('are read in one pass, however long they are', () => {
    for (const part of ['a', 'a.', 'a@', '1 ', '1.', 'www.', '@a.']) {
      const begin = performance.now();
      quoteOf(part.repeat(200_000));
      // A pass from each of these signs would take minutes.
      expect(performance.now() - begin).toBeLessThan(5000);
    }
  });

  test('are cut between words', () => {
    const quote = quoteOf('word '.repeat(80));
    expect(quote.length).toBeLessThanOrEqual(161);
    expect(quote).toMatch(/word…$/);
  });
});
