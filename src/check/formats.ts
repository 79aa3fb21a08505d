import { jsonText } from '../render/json.ts';
import { escapedBeyondAscii, visible } from '../render/visible.ts';
import { actualText, expectedText, failureLines } from './mismatch-text.ts';
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

/**
 * The result as JUnit XML, a suite a fixture: a value that differs is a failure, a command that refused
 * an error. Times are left out, since they would make two equal runs print differently.
 */
export function junit({ cases }: CheckResult): string {
  const fixtures = [...new Set(cases.map(({ fixture }) => fixture))];
  const suites = fixtures.flatMap((fixture) => {
    const own = cases.filter((checked) => checked.fixture === fixture);
    return [
      `  <testsuite${attributes({ name: fixture, ...counts(own) })}>`,
      ...own.flatMap(testCase),
      '  </testsuite>',
    ];
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: 'rapport check', ...counts(cases) })}>`,
    ...suites,
    '</testsuites>',
    '',
  ].join('\n');
}

function counts(cases: readonly CheckedCase[]): Record<string, number> {
  const failed = cases.filter(({ status }) => status === 'failed');
  const errors = failed.filter(isError).length;
  return { tests: cases.length, failures: failed.length - errors, errors, skipped: 0 };
}

/** A command that gave nothing to compare, rather than something else than expected. */
function isError({ mismatches }: CheckedCase): boolean {
  return mismatches.length === 0;
}

function testCase(checked: CheckedCase): readonly string[] {
  const { fixture, line, name, status, command } = checked;
  const start = `    <testcase${attributes({ classname: command, name, file: fixture, line })}`;
  if (status === 'passed') return [`${start}/>`];
  const kind = isError(checked) ? 'error' : 'failure';
  const text = escaped(failureLines(checked).join('\n'));
  return [
    `${start}>`,
    `      <${kind}${attributes(summary(checked))}>${text}</${kind}>`,
    '    </testcase>',
  ];
}

function summary({ mismatches: [first], error }: CheckedCase): Record<string, string> {
  if (first === undefined) return { type: error?.code ?? '', message: error?.message ?? '' };
  return {
    type: first.reason,
    message: `${first.path}: expected ${expectedText(first)}, got ${actualText(first)}`,
  };
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escaped(String(value)).replaceAll('\n', '&#10;')}"`)
    .join('');
}

const marks: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\r': '&#13;',
};

/**
 * Text that XML 1.0 can hold. Control characters and halves of surrogate pairs cannot stand in it, not
 * even as a reference, so they are spelt out; what sets the direction of text stands as a reference.
 */
function escaped(text: string): string {
  const allowed = text
    .replaceAll(/(?![\n\r\t])[\p{Cc}\p{Cs}\ufffe\uffff]/gu, spelt)
    .replaceAll(/[&<>"\t\r]/g, (character) => marks[character] ?? character);
  return escapedBeyondAscii(allowed, (digits) => `&#x${digits};`);
}

function spelt(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
