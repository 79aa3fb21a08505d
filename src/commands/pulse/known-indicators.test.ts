import { expect, test } from 'vitest';
import { indicatorKey, knownIndicator, knownIndicators, starter } from './known-indicators.ts';

test('a name is known whatever its case and punctuation, and as a share', () => {
  expect(knownIndicator('days_to_resolve')?.good).toBe('down');
  expect(knownIndicator('DAYS TO RESOLVE')?.good).toBe('down');
  expect(knownIndicator('Share of revenue from returning customers')?.good).toBe('up');
  expect(knownIndicator('CSAT')?.group).toBe('Engagement and satisfaction');
  expect(knownIndicator('Temperature')).toBeUndefined();
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
