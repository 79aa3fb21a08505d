import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { resultSchemas } from '../scripts/command-schemas.ts';
import { doubleFields, doubleFieldsFile } from '../scripts/double-fields.ts';
import { printed, printedSum } from '../src/core/numeric/testing/printed-sum.ts';
import { printedReports } from './harness/printed-reports.ts';

const reports = await printedReports();
const doubles: Record<string, unknown> = JSON.parse(await readFile(doubleFieldsFile, 'utf8'));

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const list = (value: unknown): readonly Readonly<Record<string, unknown>>[] =>
  Array.isArray(value) ? value.filter(isRecord) : [];

/** The amounts and counts of a result: every number that is not named as a double. */
function amountsIn(value: unknown, double: unknown): number[] {
  if (double === true) return [];
  if (typeof value === 'number') return [value];
  if (Array.isArray(value)) return value.flatMap((each) => amountsIn(each, double));
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([name, each]) =>
    amountsIn(each, isRecord(double) ? double[name] : undefined),
  );
}

it('the fields that stay doubles are those of the schemas (npm run schemas)', async () => {
  expect(await readFile(doubleFieldsFile, 'utf8')).toBe(doubleFields(await resultSchemas()));
});

it('every amount that a case prints has six decimals at most, and no exponent', () => {
  const odd = reports.flatMap(({ name, command, report: { result } }) =>
    // The figures of the answer are copies of the result's own, amounts and doubles alike.
    amountsIn(isRecord(result) ? { ...result, answer: {} } : result, doubles[command])
      .filter((amount) => !/^-?\d+(?:\.\d{1,6})?$/.test(String(amount)))
      .map((amount) => `${name}: ${amount}`),
  );
  expect(odd).toEqual([]);
});

describe('lists that a case prints add up to their total as decimals', () => {
  const results = reports.map(({ name, command, report }) => ({
    name,
    command,
    result: isRecord(report['result']) ? report['result'] : {},
  }));
  const numbers = (of: readonly Readonly<Record<string, unknown>>[], field: string) =>
    of.map((each) => each[field]).filter((each) => typeof each === 'number');

  it('steps add up to values', () => {
    let checked = 0;
    const check = (value: unknown): void => {
      if (Array.isArray(value)) for (const each of value) check(each);
      if (!isRecord(value)) return;
      Object.values(value).forEach(check);
      const steps = list(value['waterfall']);
      const total = value['netValue'];
      if (steps.length === 0 || typeof total !== 'number') return;
      expect(printedSum(numbers(steps, 'amount'))).toBe(printed(total));
      checked += 1;
    };
    for (const { result } of results) check(result);
    expect(checked).toBeGreaterThan(20);
  });

  it.each([
    ['value', 'segments', ['customers', 'totalValue', 'netValue', 'soFar', 'toCome']],
    ['forecast', 'segments', ['buyers', 'totalSpend']],
    ['recovery', 'kinds', ['customers', 'complained', 'lost', 'valueAtRisk', 'recoverable']],
    ['referral', 'segments', ['ownValue', 'given', 'allocated', 'referralValue', 'total']],
    ['cohorts', 'cohorts', ['customers', 'soFar']],
  ])('of %s, the %s', (of, parts, fields) => {
    let checked = 0;
    for (const { name, command, result } of results) {
      const { total } = result;
      // The total of narrowed segments is still that of all customers.
      if (command !== of || !isRecord(total) || 'segmentsInAll' in result) continue;
      for (const field of fields) {
        const amount = total[field];
        if (typeof amount !== 'number') continue;
        const sum = printedSum(numbers(list(result[parts]), field));
        expect([name, field, sum]).toEqual([name, field, printed(amount)]);
        checked += 1;
      }
    }
    expect(checked).toBeGreaterThan(1);
  });
});
