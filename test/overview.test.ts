import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { caseNames, casesFolder, expectedEffect } from './harness/case.ts';

const pages: { name: string; lines: string[] }[] = [];
for (const name of await caseNames()) {
  if (!name.startsWith('overview/')) continue;
  const command = await readFile(join(casesFolder, name, 'cmd'), 'utf8');
  const { code, stdout } = await expectedEffect(name);
  if (code !== 0 || /--json|--format/.test(command)) continue;
  pages.push({ name, lines: stdout.trimEnd().split('\n') });
}

it.each(pages)('$name fits one screen of 40 lines and 80 columns', ({ lines }) => {
  expect(lines.length).toBeLessThanOrEqual(40);
  expect(lines.filter((line) => line.length > 80)).toEqual([]);
});

it.each(pages)('$name ends each answer with a command line', ({ lines }) => {
  const questions = lines.flatMap((line, i) => (/^[A-Z].*\?(?: |$)/.test(line) ? [i] : []));
  expect(questions.length).toBeGreaterThan(0);
  for (const [i, start] of questions.entries()) {
    const block = lines.slice(start, questions[i + 1] ?? lines.length);
    expect(block.some((line) => line.startsWith('    rapport '))).toBe(true);
  }
});
