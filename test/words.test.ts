import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { registry } from '../src/cli/registry.ts';
import { documents } from './harness/document.ts';
import { privateWordsIn, privateWordsInCode } from './harness/private-words.ts';

const mostColumns = 120;

/** It names what was printed before, in the words of then. */
const changes = 'CHANGELOG.md';

/** What begins and ends a block of code. */
const fence = /^\s*(`{3,})/;

/** The lines of a document with their numbers, and whether they are in a block of code. */
function linesOf(text: string): { line: string; number: number; code: boolean }[] {
  let open = 0;
  return text.split('\n').map((line, i) => {
    const ticks = fence.exec(line)?.[1]?.length ?? 0;
    const inside = open > 0;
    if (!inside) open = ticks;
    else if (ticks >= open && line.trim() === '`'.repeat(ticks)) open = 0;
    return { line, number: i + 1, code: inside || open > 0 };
  });
}

it('wraps the lines of documents, except code and tables, which cannot be wrapped', async () => {
  const long: string[] = [];
  for (const document of await documents()) {
    for (const { line, number, code } of linesOf(await readFile(document, 'utf8'))) {
      const wraps = !code && !line.startsWith('|');
      if (wraps && [...line].length > mostColumns) long.push(`${document}:${number}`);
    }
  }
  expect(long).toEqual([]);
});

it('uses the terms of the glossary in documents', async () => {
  const found: string[] = [];
  for (const document of await documents()) {
    if (document === changes) continue;
    for (const { line, number } of linesOf(await readFile(document, 'utf8'))) {
      // Names in code are those of options, fields and files.
      const words = privateWordsIn(line.replaceAll(/`[^`]*`/g, ''));
      found.push(...words.map((word) => `${document}:${number}: ${word}`));
    }
  }
  expect(found).toEqual([]);
});

it('uses the terms of the glossary in the help', async () => {
  const found: string[] = [];
  for (const { name, summary, description, load } of registry) {
    const { options } = await load();
    const texts = [summary, description, ...options.map(({ help }) => help)];
    found.push(...texts.flatMap(privateWordsIn).map((word) => `${name}: ${word}`));
  }
  expect(found).toEqual([]);
});

it('uses the terms of the glossary in messages', async () => {
  const found: string[] = [];
  const folder = 'src/problems';
  for (const file of (await readdir(folder)).filter((each) => each.endsWith('.ts'))) {
    found.push(
      ...privateWordsIn(await readFile(join(folder, file), 'utf8')).map(
        (word) => `${file}: ${word}`,
      ),
    );
  }
  expect(found).toEqual([]);
});

/** What measurements have refuted of coverage, fit and choice; `docs/models.md` has what was measured. */
const refuted = [
  'a little less',
  'about 95 times in a hundred',
  'about 95 of 100',
  'in eight of ten cases',
  'in nine of ten cases',
  'all five must',
  'the least error foresees',
  'hardly depends on the model',
];

it('promises nothing in documents and messages that measurements have refuted', async () => {
  const found: string[] = [];
  const problems = (await readdir('src/problems')).map((file) => join('src/problems', file));
  for (const document of [...(await documents()), ...problems]) {
    if (document === changes) continue;
    const text = (await readFile(document, 'utf8')).replaceAll(/\s+/g, ' ').toLowerCase();
    for (const claim of refuted) if (text.includes(claim)) found.push(`${document}: ${claim}`);
  }
  expect(found).toEqual([]);
});

/** The folders of code that use the terms of the glossary. */
const codeFolders = [
  'bench',
  'scripts',
  'src/browser',
  'src/check',
  'src/cli',
  'src/commands',
  'src/core',
  'src/engine',
  'src/input',
  'src/problems',
  'src/render',
];

it('uses the terms of the glossary in code', async () => {
  const found: string[] = [];
  for (const folder of codeFolders) {
    const files = await readdir(folder, { recursive: true });
    for (const file of files.filter((each) => /\.(?:ts|js)$/.test(each))) {
      const path = join(folder, file);
      const words = privateWordsInCode(`${path}\n${await readFile(path, 'utf8')}`);
      found.push(...words.map((word) => `${path}: ${word}`));
    }
  }
  expect(found).toEqual([]);
});

it.each([
  ['const rowFate = 1;', 'fate'],
  ['const { fates } = rows;', 'fates'],
  ['// The customers drawn anew.', 'drawn anew'],
  ['src/core/foreseen.ts', 'foreseen'],
])('finds the private word in %s', (code, word) => {
  expect(privateWordsInCode(code).join()).toMatch(new RegExp(`^"${word}"`, 'i'));
});

it.each([
  ['return forest.fates[e] === referralFate.counted;'],
  ["verdict: differ ? 'differ' : 'no more than chance'"],
])('accepts names that are published, in %s', (code) => {
  expect(privateWordsInCode(code)).toEqual([]);
});

/** Programs read these; the names of fields in them do not change. */
const forPrograms = /--json\b|--format (?:json|jsonl|csv|junit|tap)\b|-o /;

it('uses the terms of the glossary in what commands print for people', async () => {
  const found: string[] = [];
  for (const path of await readdir('test/cases', { recursive: true })) {
    if (!/expected\/std(?:out|err)$/.test(path)) continue;
    const command = await readFile(join('test/cases', path, '../../cmd'), 'utf8');
    if (path.endsWith('stdout') && forPrograms.test(command)) continue;
    const words = privateWordsIn(await readFile(join('test/cases', path), 'utf8'));
    found.push(...words.map((word) => `${path}: ${word}`));
  }
  expect(found).toEqual([]);
});
