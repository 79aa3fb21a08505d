import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { faultsOf } from './faults.ts';
import { wrongValue } from './read-yaml.ts';
import { YamlText } from './yaml-text.ts';

const word = z.string('a word').check(z.regex(/\S/, 'a word that is not blank'));
const schema = z.strictObject(
  {
    colour: z.enum(['red', 'green']),
    size: z.optional(z.union([z.number(), word], 'one size')),
    parts: z.optional(z.array(z.strictObject({ name: word }, 'a part'), 'a list of parts')),
    words: z.optional(
      z.record(
        z.string(),
        z.union([word, z.array(word), z.strictObject({ inside: word })], 'words'),
      ),
    ),
  },
  'a list of names with their values',
);

/** Each fault in one line: its place, and what it says. */
const faults = (text: string): readonly string[] =>
  faultsOf(new YamlText('x.yaml', text), schema).map((fault) => {
    const place = `${fault.at.line} ${fault.path.join('.')}`;
    if (fault.kind === 'value') return `${place}: ${wrongValue(fault)}`;
    if (fault.kind === 'missing') return `${place}: no ${fault.name}`;
    return `${place}: no such name among ${fault.known.join(', ')}; ${fault.nearest}`;
  });

test.each([
  ['colour: red', []],
  ['{"colour": "green", "size": 1.50, "parts": [{"name": "a"}]}', []],
  ['colour: blue', ['1 colour: colour is "blue", not red or green']],
  ['[red]', ['1 : it is a list, not a list of names with their values']],
  ['size: 1', ['1 : no colour']],
  ['colour: red\nsize:\n', ['2 size: size is empty, not one size']],
  ['colour: red\nsize: [1, 2]', ['2 size: size is a list, not one size']],
  ['colour: red\nsize: .inf', ['2 size: size is .inf, not one size']],
  ['colour: red\nsize: *none', ['2 size: size is an alias of nothing, not one size']],
  ['colour: red\nsize: " "', ['2 size: size is " ", not a word that is not blank']],
  ['colour: red\nparts: {name: a}', ['2 parts: parts is a mapping, not a list of parts']],
  ['colour: red\nparts: [{name: a}, b]', ['2 parts.1: parts is "b", not a part']],
  ['colour: red\nparts:\n  - {name: a}\n  - {}', ['4 parts.1: no name']],
  [
    'colour: red\nparts:\n  - {name: a}\n  - {name: b,\n     names: c}',
    ['5 parts.1.names: no such name among name; name'],
  ],
  // Of the kinds that a value may be of, the one that it is of says what is wrong.
  ['colour: red\nwords: {a: [b, 5]}', ['2 words.a.1: a is 5, not a word']],
  ['colour: red\nwords: {a: {insyde: b}}', ['2 words.a.insyde: no such name among inside; inside']],
  ['colour: red\nwords: {a: 5}', ['2 words.a: a is 5, not words']],
  // A name in another spelling is not missing as well.
  ['color: red', ['1 color: no such name among colour, size, parts, words; colour']],
  [
    'size: 1\ncolour: 2\nlength: 3',
    [
      '2 colour: colour is 2, not red or green',
      '3 length: no such name among colour, size, parts, words; ',
    ],
  ],
])('%j has its faults by place, in the order of the text', (text, expected) => {
  expect(faults(text)).toEqual(expected);
});

test.each([
  ['{colour: red, words: {__proto__: a}}', 'words.__proto__'],
  ['{colour: red, __proto__: a}', '__proto__'],
  ['{colour: red, words: {[a]: b}}', 'words.["a"]'],
  ['{colour: red, words: {1: a, "1": b}}', 'words.1'],
])('%s has a name that no data can have', (text, path) => {
  expect(faults(text)).toEqual([expect.stringContaining(`1 ${path}: no such name`)]);
});

test('an alias has the data and the place of what it stands for', () => {
  const yaml = new YamlText('x.yaml', 'a: &all\n  b: 0.10\nc: *all\nd: [*all]\n');
  expect(JSON.parse(JSON.stringify(yaml.data))).toEqual({
    a: { b: 0.1 },
    c: { b: 0.1 },
    d: [{ b: 0.1 }],
  });
  expect(yaml.text(['c', 'b'])).toBe('0.10');
  expect([yaml.at(['c']).line, yaml.at(['c', 'b']).line, yaml.at(['d', 0, 'b']).line]).toEqual([
    3, 2, 2,
  ]);
  expect(yaml.isShared(['c', 'b'])).toBe(true);
  expect(new YamlText('x.yaml', 'a: {b: 1}').isShared(['a', 'b'])).toBe(false);
});

test('aliases of aliases take no more room than they are written with', () => {
  const levels = Array.from({ length: 60 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`);
  const yaml = new YamlText('x.yaml', ['a0: &a0 [x]', ...levels].join('\n'));
  expect(yaml.text(['a60', ...Array.from({ length: 60 }, () => 1), 0])).toBe('x');
});

test('an alias of what it stands in is read, and refused where its schema ends', () => {
  expect(faults('colour: red\nparts: &all\n  - name: a\n  - *all')).toEqual([
    '4 parts.1: parts is a list, not a part',
  ]);
});

test.each([
  ['a: "b', 'a quote or a bracket that opens is never closed', 1],
  ['a: b\nc: [d,\n', 'a quote or a bracket that opens is never closed', 2],
  ['a: b\nc: "d\n\n\n', 'a quote or a bracket that opens is never closed', 2],
  ['a: 1\nb: 2\na: 3', 'a name appears twice', 3],
  ['a: 1\n---\na: 2', 'it contains several lists of names, one after another', 2],
  ['a: 1\nb\nc: 3', 'a line is not one name, a colon and one value', 2],
  ['a: 1\nb: !odd 2', 'Unresolved tag: !odd', 2],
])('%j is no YAML: %s', (text, reason, line) => {
  expect(new YamlText('x.yaml', text).errors[0]).toMatchObject({ reason, at: { line } });
});
