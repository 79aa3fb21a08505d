import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LineCounter, parseDocument } from 'yaml';
import { yamlDocument } from './yaml-document.ts';

const read = (text: string) => {
  const lines = new LineCounter();
  const { errors } = yamlDocument(text, lines);
  return errors.map(({ code, pos: [start] }) => [code, lines.linePos(start).line]);
};

/** What the parser itself makes of the text, by its own search for repeated names. */
const asParsed = (text: string) => {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  return {
    errors: document.errors.map(({ code, pos: [start] }) => [code, lines.linePos(start).line]),
    json: document.errors.length > 0 ? undefined : document.toJS(),
  };
};

const codesOf = (errors: readonly (readonly unknown[])[]) =>
  errors.map(([code]) => code).toSorted();

test('says of any short text what the parser says, and reads the same from it', () => {
  const piece = fc.constantFrom(
    'a',
    'b',
    ': ',
    '- ',
    '\n',
    '  ',
    '[',
    ']',
    '{',
    '}',
    ', ',
    '"',
    '1',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
      const text = pieces.join('');
      const { errors, json } = asParsed(text);
      expect(codesOf(read(text))).toEqual(codesOf(errors));
      if (json !== undefined) expect(yamlDocument(text, new LineCounter()).toJS()).toEqual(json);
    }),
    { numRuns: 3000, seed: 1 },
  );
});

test.each([
  ['brackets', '['.repeat(100_000), 1],
  ['braces', '{a: '.repeat(100_000), 1],
  ['lists in lists', '- '.repeat(100_000), 1],
  ['keys that are mappings', '? '.repeat(100_000), 1],
  ['JSON', `{"a":\n${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 2],
  ['mappings', Array.from({ length: 300 }, (_, i) => `${' '.repeat(i)}k:`).join('\n'), 101],
])('%s without end are refused with their line, before anything is built', (_, text, line) => {
  expect(read(text)).toEqual([['RESOURCE_EXHAUSTION', line]]);
});

test('a hundred levels are read', () => {
  expect(read(`${'['.repeat(100)}${']'.repeat(100)}`)).toEqual([]);
  expect(read(`${'['.repeat(101)}${']'.repeat(101)}`)).toEqual([['RESOURCE_EXHAUSTION', 1]]);
});

test('names that appear twice are reported with their lines, however many names there are', () => {
  const names = Array.from({ length: 100_000 }, (_, i) => `k${i}: 1\n`).join('');
  expect(read(`${names}k7: 2\nin: {a: 1, b: 2, a: 3}\n`)).toEqual([
    ['DUPLICATE_KEY', 100_001],
    ['DUPLICATE_KEY', 100_002],
  ]);
}, 20_000);
