import { expect, test } from 'vitest';
import { cohortColumnName } from './cohort-header.ts';
import { timeSpan } from './time-span.ts';

test.each([
  ['year', 'year'],
  ['Years', 'year'],
  ['month', 'month'],
  ['Week No.', 'week'],
  ['Age (months)', 'month'],
  ['age_years', 'year'],
  ['Years since start', 'year'],
  ['months_since_signup', 'month'],
  ['Month of Life', 'month'],
  ['Month number', 'month'],
  ['period_days', 'day'],
  ['Quarter', 'quarter'],
  ['t', undefined],
  ['Period', undefined],
  ['elapsed', undefined],
])('%s is a time in %s', (header, unit) => {
  expect(cohortColumnName(header)).toMatchObject({ role: 'elapsed', span: unit && timeSpan(unit) });
});

test.each([
  ['percent_surviving', 'percent'],
  ['Percent Surviving', 'percent'],
  ['% surviving', 'percent'],
  ['Surviving (%)', 'percent'],
  ['pct_retained', 'percent'],
  ['percentRemaining', 'percent'],
  ['%', 'percent'],
  ['percent of customers still active', 'percent'],
  ['share', 'share'],
  ['share surviving', 'share'],
  ['Survival Rate', 'share'],
  ['retention_rate', 'share'],
  ['survival', 'survival'],
  ['Retention', 'survival'],
  ['cumulative survival', 'survival'],
  ['customers', 'count'],
  ['count', 'count'],
  ['# of customers', 'count'],
  ['Number of survivors', 'count'],
  ['customers_remaining', 'count'],
  ['Active Customers', 'count'],
  ['survivors', 'open'],
  ['remaining', 'open'],
  ['retained', 'open'],
  ['active', 'open'],
  ['still alive', 'open'],
])('%s are survivors by %s', (header, measure) => {
  expect(cohortColumnName(header)).toMatchObject({ role: 'surviving', measure });
});

test.each(['cohort', 'Cohort', 'cohort_month', 'segment', 'Plan', 'Region'])(
  '%s names the cohort',
  (header) => {
    expect(cohortColumnName(header)).toMatchObject({ role: 'segment' });
  },
);

test.each([
  '',
  'churned',
  'churn rate',
  'customers lost',
  'cohort size',
  'customer',
  'customer no',
  'rate',
  'number',
  'customers at start',
  'revenue',
  'Start date',
  'name',
  'tenure',
])('%j is nothing of the kind', (header) => {
  expect(cohortColumnName(header)).toBeUndefined();
});
