import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Sloped } from '../../../src/core/numeric/maximise.ts';
import { gammaGammaLaw, gammaGammaLikelihood } from '../../../src/core/purchase/gamma-gamma.ts';
import { purchaseCells } from '../../../src/core/purchase/purchase-cells.ts';
import { purchaseModelNames } from '../../../src/core/purchase/purchase-model.ts';
import { purchaseModels } from '../../../src/core/purchase/purchase-models.ts';

type Row = Readonly<Record<string, number>>;

/** Written by generate.py beside it, which says with what. */
function rowsOf(name: string): { names: string[]; rows: Row[] } {
  const text = readFileSync(new URL(`${name}.csv`, import.meta.url), 'utf8').trimEnd();
  const [names = [], ...cells] = text.split('\n').map((line) => line.split(','));
  return {
    names,
    rows: cells.map((line) => Object.fromEntries(line.map((cell, i) => [names[i], Number(cell)]))),
  };
}

const found = ['alive', 'expected', 'buysWithin', 'discounted'] as const;
const within = 1e-10;
/** Near the smallest numbers a double has fewer digits. */
const smallest = 1e-290;

const get = (row: Row, name: string): number => row[name] ?? Number.NaN;

/** Relative to what is expected; what is smaller than `unit` is compared as if it were of that size. */
function failures(rows: readonly Row[], name: string, unit: number, value: (row: Row) => number) {
  return rows.flatMap((row) => {
    const expected = get(row, name);
    const error = Math.abs(value(row) - expected) / Math.max(Math.abs(expected), unit);
    return error <= within ? [] : [{ ...row, got: value(row), error }];
  });
}

function likelihoodOf(model: string, row: Row): Sloped {
  if (model === 'gamma-gamma') {
    return gammaGammaLikelihood({ purchases: [get(row, 'n')], meanSpend: [get(row, 'mean')] });
  }
  const name = purchaseModelNames.find((each) => each === model) ?? 'nbd';
  const column = (of: string) => [get(row, of)];
  return purchaseModels[name].likelihood(
    purchaseCells({ purchases: column('x'), recency: column('recency'), age: column('age') }),
  );
}

function logLikelihood(model: string, row: Row, parameters: readonly string[]) {
  const slopes = new Float64Array(parameters.length);
  const logs = parameters.map((name) => Math.log(get(row, name)));
  return { value: likelihoodOf(model, row)(logs, slopes), slopes };
}

const spending = ['p', 'q', 'v'];

describe.each(purchaseModelNames)('%s', (model) => {
  const { rows } = rowsOf(model);
  const { parameters, law } = purchaseModels[model];
  const lawOf = (row: Row) => law(parameters.map((name) => get(row, name)));

  it('is held to at least a thousand customers', () => {
    expect(rows.length).toBeGreaterThanOrEqual(1000);
  });

  it.each(found)('%s', (name) => {
    const value = (row: Row) => {
      const history = {
        purchases: get(row, 'x'),
        recency: get(row, 'recency'),
        age: get(row, 'age'),
      };
      const asked = lawOf(row);
      if (name === 'alive') return asked.alive(history);
      return asked[name](history, get(row, name === 'discounted' ? 'discount' : 'ahead'));
    };
    expect(failures(rows, name, smallest, value)).toEqual([]);
  });

  it('log-likelihood of one history', () => {
    const value = (row: Row) => logLikelihood(model, row, parameters).value;
    expect(failures(rows, 'logLikelihood', 1, value)).toEqual([]);
  });
});

describe('gamma-gamma', () => {
  const { rows } = rowsOf('gamma-gamma');

  it('is held to at least a thousand customers', () => {
    expect(rows.length).toBeGreaterThanOrEqual(1000);
  });

  it('expected spend', () => {
    const value = (row: Row) => {
      const law = gammaGammaLaw(
        spending.map((name) => get(row, name)),
        1,
      );
      return law.expected(get(row, 'n'), get(row, 'mean')) ?? Number.NaN;
    };
    expect(failures(rows, 'expected', smallest, value)).toEqual([]);
  });

  it('expects no number, least of all a negative one, where the mean is infinite', () => {
    const law = gammaGammaLaw([0.25, 0.5, 2], 10);
    expect(law.mean).toBeNull();
    expect([0, 1, 2].map((n) => law.expected(n, 30))).toEqual([null, null, null]);
    // p (v + n z̄)/(p n + q − 1) = 0.25 · (20 + 3 · 30)/(0.75 + 0.5 − 1)
    expect(law.expected(3, 30)).toBe(110);
  });

  it('log-likelihood of one mean', () => {
    const value = (row: Row) => logLikelihood('gamma-gamma', row, spending).value;
    expect(failures(rows, 'logLikelihood', 1, value)).toEqual([]);
  });
});

describe('slopes of the log-likelihood in the logarithms of its parameters', () => {
  const slopes = readFileSync(new URL('slopes.csv', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n');

  it.each([...purchaseModelNames, 'gamma-gamma'])('%s', (model) => {
    const { rows } = rowsOf(model);
    const names = purchaseModelNames.find((each) => each === model);
    const parameters = names === undefined ? spending : purchaseModels[names].parameters;
    const lines = slopes.map((line) => line.split(',')).filter(([name]) => name === model);
    expect(lines.length).toBeGreaterThanOrEqual(50);
    const wrong = lines.flatMap(([, index, ...expected]) => {
      const row = rows[Number(index)] ?? {};
      const actual = logLikelihood(model, row, parameters).slopes;
      // A slope is a difference of terms as large as the number of purchases.
      const unit = 1 + (row['x'] ?? row['n'] ?? 0);
      return parameters.flatMap((name, i) => {
        const right = Number(expected[i]);
        const error = Math.abs((actual[i] ?? Number.NaN) - right) / Math.max(Math.abs(right), unit);
        return error <= within ? [] : [{ ...row, name, right, got: actual[i], error }];
      });
    });
    expect(wrong).toEqual([]);
  });
});
