import { describe, expect, it } from 'vitest';
import { locate } from '../src/check/compare.ts';
import { readPath } from '../src/check/path.ts';
import { registry } from '../src/cli/registry.ts';
import type { ResultAnswer } from '../src/commands/shared/result-answer.ts';
import { lookups } from '../src/commands/shared/result-schema.ts';
import { type PrintedReport, printedReports } from './harness/printed-reports.ts';

const answered = (await printedReports()).flatMap((printed) => {
  const { answer } = printed.report['result'] as { readonly answer?: ResultAnswer };
  return answer === undefined ? [] : [{ ...printed, answer }];
});

describe('the answer of a result', () => {
  it('is printed by a case of every command', () => {
    const commands = registry.map(({ name }) => name).filter((name) => !lookups.has(name));
    // The result that an option asks for has the name of its command before its own.
    const printed = new Set(answered.map(({ command }) => command.split('-')[0]));
    expect([...printed].sort()).toEqual(commands.sort());
  });

  it.each(answered)('has only figures of the result: $name', ({ report, answer }) => {
    for (const { at, value } of answer.figures)
      expect(locate(report as { result: unknown }, readPath(at, {})), at).toEqual({
        ok: true,
        value,
      });
  });

  it.each(answered)('writes each figure as the number that it is: $name', ({ answer }) => {
    expect(answer.figures.filter(({ text, value }) => !saysValue(text, value))).toEqual([]);
  });

  it.each(answered)('names every number as a figure or as it was given: $name', (each) => {
    expect(unexplainedNumbers(each)).toEqual([]);
  });

  it.each(answered)('is in sentences of moderate length: $name', ({ answer }) => {
    expect(answer.sentence).toMatch(/^[\p{Lu}\d"].*\.$/u);
    for (const text of [answer.sentence, answer.certainty, answer.wouldChange]) {
      expect(text.length, text).toBeLessThanOrEqual(240);
      expect(text).not.toMatch(/NaN|Infinity|undefined|null|\s$/);
    }
  });
});

/** Whether a text has the value to half of its last digit, as itself or in percent or points, whatever its sign. */
function saysValue(text: string, value: number): boolean {
  const [, digits = '', percent] = /([\d,]+(?:\.\d+)?)(%| points)?/.exec(text) ?? [];
  const decimals = digits.split('.')[1]?.length ?? 0;
  const size = Math.abs(percent === undefined ? value : value * 100);
  const said = Number(digits.replaceAll(',', ''));
  return digits !== '' && Math.abs(said - size) <= 0.5 * 10 ** -decimals * (1 + 1e-6);
}

/** The levels of intervals, which no result holds as a figure. */
const levels = ['80', '95', 'P10', 'P90'];

/** Numbers of the sentences that neither are figures nor stand in a text of the report, such as an assumption. */
function unexplainedNumbers({ report, answer }: PrintedReport & { answer: ResultAnswer }) {
  const { figures, ...sentences } = answer;
  const texts = [...textsIn(report), ...levels];
  const byLength = figures.map(({ text }) => text).sort((a, b) => b.length - a.length);
  return Object.values(sentences).flatMap((sentence) => {
    const rest = byLength.reduce((left, text) => left.replaceAll(text, ' '), sentence);
    const numbers = rest.match(/[\w.,:-]*\d[\w.,:-]*/g) ?? [];
    return numbers.filter((number) => !texts.some((text) => text.includes(bare(number))));
  });
}

/** Without the punctuation of the sentence. */
const bare = (number: string): string => number.replace(/[.,:]+$/, '');

/** All texts of a report but its answer. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    key === 'answer' ? [] : [key, ...textsIn(each)],
  );
}
