import { visible } from '../render/visible.ts';
import { actualText, expectedText, remarks } from './mismatch-text.ts';
import type { CheckedCase, CheckResult } from './result.ts';

/** A remark at a line of a file, as GitHub shows it beside the changes of a pull request. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly file?: string | undefined;
  readonly line?: number | undefined;
  readonly title?: string;
  /** The message, line by line. */
  readonly lines: readonly string[];
}

/**
 * The result as commands of a GitHub workflow: an error for each value that differs, at its line of the fixture, and a
 * last line that counts. GitHub shows the first ten errors of a step; the log has all of them.
 *
 * @see https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
 */
export function github({ cases, passed, failed }: CheckResult): string {
  const annotations = cases.flatMap(annotationsOf).map(annotationText);
  return [...annotations, `${passed} passed, ${failed} failed`, ''].join('\n');
}

function annotationsOf({ status, name, fixture, line, mismatches, error }: CheckedCase) {
  if (status === 'passed') return [];
  const at = { level: 'error', file: fixture, title: name } as const;
  const refused: Annotation[] =
    error === undefined ? [] : [{ ...at, line, lines: [`${error.code}: ${error.message}`] }];
  const differing = mismatches.map((mismatch): Annotation => {
    const { path } = mismatch;
    const difference = `${path}: expected ${expectedText(mismatch)}, got ${actualText(mismatch)}`;
    return { ...at, line: mismatch.line, lines: [difference, ...remarks(mismatch)] };
  });
  return [...refused, ...differing];
}

/** One annotation as a line: `::error file=a.check.yaml,line=6,title=…::message`. */
export function annotationText({ level, file, line, title, lines }: Annotation): string {
  const properties = Object.entries({ file, line, title })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${property(String(value))}`)
    .join(',');
  return `::${level}${properties === '' ? '' : ` ${properties}`}::${lines.map(message).join('%0A')}`;
}

/** What would end the command, or be read as one of its escapes. */
const message = (text: string): string =>
  visible(text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A'));

const property = (text: string): string =>
  message(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
