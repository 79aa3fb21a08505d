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
  'referral fixtures/households/referrals.csv --customers fixtures/households/households.csv',
  'referral fixtures/households/referrals.csv --customers fixtures/households/households.csv --list advocates',
  'recovery fixtures/households/cases.csv --customers fixtures/households/households.csv --over 1y',
  'recovery fixtures/households/cases.csv --customers fixtures/households/households.csv --over 1y --margin 25%',
  'recovery fixtures/households/cases.csv --customers fixtures/households/households.csv --over 1y --list fix-first',
  'recovery fixtures/exports/intercom-conversations.csv --customers fixtures/households/households.csv --margin 25%',
  'ror fixtures/households/programme.yaml',
  'ror fixtures/shop/orders.csv --members fixtures/shop/club.csv --investment 3600 --margin 40%',
  'pulse fixtures/households/indicators.csv',
  'pulse fixtures/exports/zendesk-tickets.csv',
  'pulse fixtures/exports/typeform-nps.csv',
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
