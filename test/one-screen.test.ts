import { describe, expect, inject, it } from 'vitest';
import { finished } from './harness/child-process.ts';

/** Lines that a person sees without scrolling. */
const screen = 40;

/** The pages that people see first, from the folder of the repository. */
const pages = [
  'cohorts fixtures/shop/orders.csv',
  'compare test/cases/compare/forecast/before.json test/cases/compare/forecast/after.json',
  'compare test/cases/compare/cohorts-periods/before.json test/cases/compare/cohorts-periods/after.json',
  'compare test/cases/compare/value-many-segments/before.json test/cases/compare/value-many-segments/after.json',
  'cohorts fixtures/shop/orders.csv --by channel',
  'cohorts fixtures/shop/orders.csv --by channel --margin 55% --payback 90d --acquisition-costs fixtures/shop/ads.csv',
  'cohorts fixtures/shop/orders.csv --margin 40% --acquisition-costs fixtures/shop/ads.csv',
  'cohorts fixtures/shop/orders.csv --period quarter',
  'cohorts fixtures/shop/orders.csv --period month --by channel',
  'estimate --spend 1062/mo --tenure 4y',
  'estimate --spend 1062/mo --tenure 4y..13y --margin 25%',
  'forecast fixtures/shop/orders.csv',
  'forecast fixtures/shop/orders.csv --by channel --margin 55%',
  'forecast fixtures/shop/orders.csv --by channel --fit apart',
  'forecast fixtures/shop/orders.csv --effect channel',
  'forecast fixtures/shop/orders.csv --months --horizon 1y',
  'forecast fixtures/shop/orders.csv --each',
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
