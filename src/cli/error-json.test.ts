import { expect, it } from 'vitest';
import { requestedJson } from './error-json.ts';

it.each([
  ['value x.csv --json', 'document'],
  ['value x.csv --format json', 'document'],
  ['value x.csv --format=json', 'document'],
  ['value x.csv --format jsonl', 'lines'],
  ['value x.csv --format csv', undefined],
  ['value x.csv -o x.json', undefined],
  ['value x.csv -- --json', undefined],
  ['value --format', undefined],
] as const)('finds in %s what is asked for', (line, expected) => {
  expect(requestedJson(line.split(' '))).toBe(expected);
});
