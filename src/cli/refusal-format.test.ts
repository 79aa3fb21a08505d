import { expect, it } from 'vitest';
import { refusalFormat } from './refusal-format.ts';

it.each([
  ['value x.csv --json', 'json'],
  ['value x.csv --format json', 'json'],
  ['value x.csv --format=json', 'json'],
  ['value x.csv --format jsonl', 'jsonl'],
  ['value x.csv --format csv', undefined],
  ['value x.csv -o x.json', undefined],
  ['value x.csv -- --json', undefined],
  ['check . --format github', 'github'],
  ['value --format', undefined],
] as const)('finds in %s what is asked for', (line, expected) => {
  expect(refusalFormat(line.split(' '))).toBe(expected);
});
