import { expect, test } from 'vitest';
import { publicHeaders } from '../../input/headers/testing/public-headers.ts';
import { indicatorKey, knownIndicator, knownIndicators, starter } from './known-indicators.ts';

test('a name is known whatever its case and punctuation, and as a share', () => {
  expect(knownIndicator('days_to_resolve')?.good).toBe('down');
  expect(knownIndicator('DAYS TO RESOLVE')?.good).toBe('down');
  expect(knownIndicator('Share of revenue from returning customers')?.good).toBe('up');
  expect(knownIndicator('CSAT')?.group).toBe('Engagement and satisfaction');
  expect(knownIndicator('Temperature')).toBeUndefined();
});

test.each([
  ['Facebook fans', 'up'],
  ['Twitter followers', 'up'],
  ['Retweets', 'up'],
  ['Site visits', 'up'],
  ['Video views', 'up'],
  ['Positive ratings', 'up'],
  ['Satisfaction', 'up'],
  ['Engagement', 'up'],
  ['Loyalty', 'up'],
  ['NPS', 'up'],
  ['Churn rate', 'down'],
] as const)('%s is good when it goes %s', (name, good) => {
  expect(knownIndicator(name)?.good).toBe(good);
});

test('the question behind a net promoter score is known by its words, and a count of it is not', () => {
  const question = 'How likely is it that you would recommend us to a friend?';
  expect(knownIndicator(question)?.answers).toBe('nps');
  expect(knownIndicator('Net Promoter Score (NPS)')?.answers).toBe('nps');
  expect(knownIndicator('NPS Q2 2026')?.answers).toBe('nps');
  expect(knownIndicator('NPS responses')).toBeUndefined();
});

test('no name stands for two indicators', () => {
  const keys = knownIndicators.flatMap(({ name, alsoCalled }) => [
    indicatorKey(name),
    ...alsoCalled.split(' '),
  ]);
  expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
  expect(keys.filter((key) => key !== indicatorKey(key))).toEqual([]);
});

test('every indicator of the starter file is known', () => {
  const [, ...lines] = starter.text.trim().split('\n');
  const names = new Set(lines.map((line) => line.split(',')[1] ?? ''));
  expect(names.size).toBe(14);
  expect([...names].filter((name) => knownIndicator(name) === undefined)).toEqual([]);
});

const reports = publicHeaders.filter(({ kind }) => kind === 'indicators');

test.each(
  reports.flatMap(({ roles, none }) => [
    ...Object.entries(roles).flatMap(([good, of]) => of.map((name) => [name, good] as const)),
    ...none.map((name) => [name, 'unknown'] as const),
  ]),
)('in reports, the good direction of %s is %s', (name, good) => {
  expect(knownIndicator(name)?.good ?? 'unknown').toBe(good);
});
