import { describe, expect, inject, it } from 'vitest';
import { finished } from './harness/child-process.ts';

/** Lines that a person sees without scrolling. */
const screen = 40;

/** The pages that people see first, from the folder of the repository. */
const pages = [
  'estimate --spend 1062/mo --tenure 4y',
  'estimate --spend 1062/mo --tenure 4y..13y --margin 25%',
  'forecast fixtures/shop/orders.csv',
  'forecast fixtures/shop/orders.csv --by channel --margin 55%',
  'forecast fixtures/shop/orders.csv --by channel --fit apart',
  'forecast fixtures/shop/orders.csv --effect channel',
  'forecast fixtures/shop/orders.csv --months --horizon 1y',
  'forecast fixtures/shop/orders.csv --each',
  'value fixtures/households/households.csv --by home',
  'value fixtures/households/households.csv --by home --margin 25% --acquisition 900 --ltv-cac 3',
  'value fixtures/households/households.csv --by home --margin 20%..30%',
  'value fixtures/households/households.csv --by home --intervals',
  'value fixtures/households/households.csv --by home --each --top 10',
  'value fixtures/households/households.csv --by home --method all',
  'estimate --spend 1062/mo --tenure 2y,4y,8y --margin 20%..30% --acquisition 900',
  'retention fixtures/households/households.csv',
  'retention fixtures/households/households.csv --by home',
  'retention fixtures/exports/stripe-subscriptions.csv --as-of 2024-06-10 --movements',
];

describe('a page without --explain', () => {
  it.each(pages)('has a screen of lines at most: %s', async (line) => {
    const { stdout, code } = await finished(
      process.execPath,
      [inject('program'), ...line.split(' ')],
      { directory: process.cwd() },
    );
    expect(code).toBe(0);
    expect(stdout.trimEnd().split('\n').length).toBeLessThanOrEqual(screen);
  });
});
