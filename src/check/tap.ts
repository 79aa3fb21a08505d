import { jsonText } from '../render/json.ts';
import { visible } from '../render/visible.ts';
import { failureLines } from './mismatch-text.ts';
import type { CheckedCase, CheckResult } from './result.ts';

/**
 * The result in the Test Anything Protocol, version 14: a line a case, and after a failed one a YAML
 * block with the differences. Times are left out, since they would make two equal runs print differently.
 *
 * @see https://testanything.org/tap-version-14-specification.html
 */
export function tap({ cases }: CheckResult): string {
  const lines = cases.flatMap((checked, i) => testLines(checked, i + 1));
  return ['TAP version 14', `1..${cases.length}`, ...lines, ''].join('\n');
}

function testLines(checked: CheckedCase, number: number): readonly string[] {
  const { fixture, line, name, status } = checked;
  const point = `${number} - ${description(`${fixture}: ${name}`)}`;
  if (status === 'passed') return [`ok ${point}`];
  return [
    `not ok ${point}`,
    '  ---',
    `  at: ${jsonText(`${fixture}:${line}`)}`,
    '  message:',
    ...failureLines(checked).map((text) => `    - ${jsonText(text)}`),
    '  ...',
  ];
}

/** A number sign would begin a directive such as "# SKIP", a line end another line. */
function description(text: string): string {
  const line = text.replaceAll(/[\\#]/g, '\\$&').replaceAll(/\p{Cc}+/gu, ' ');
  return visible(line).trim();
}
