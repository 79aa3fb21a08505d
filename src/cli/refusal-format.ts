import { annotationText } from '../check/github.ts';
import type { ErrorReport } from '../commands/shared/error-schema.ts';
import { schemaName } from '../commands/shared/result-versions.ts';
import { commandFor, words } from '../problems/catalogue.ts';
import type { Problem } from '../problems/problem.ts';
import { json, jsonText } from '../render/json.ts';

/** The formats in which programs read a refusal. */
type RefusalFormat = 'json' | 'jsonl' | 'github';

/** The format that words ask for, found even where the other words cannot be understood; undefined for any other. */
export function refusalFormat(words: readonly string[]): RefusalFormat | undefined {
  const end = words.indexOf('--');
  const own = end < 0 ? words : words.slice(0, end);
  const formats = own.flatMap((word, i) => {
    if (word === '--json') return ['json'];
    if (word === '--format') return [own[i + 1] ?? ''];
    return word.startsWith('--format=') ? [word.slice('--format='.length)] : [];
  });
  return (['json', 'jsonl', 'github'] as const).find((format) => formats.includes(format));
}

/** A refusal for programs: its problems one by one. */
export function refusalText(
  command: string | undefined,
  problems: readonly Problem[],
  format: RefusalFormat,
): string {
  switch (format) {
    case 'json':
      return json(errorReport(command, problems));
    case 'jsonl':
      return `${jsonText(errorReport(command, problems))}\n`;
    case 'github':
      return problems.map((problem) => `${annotated(problem)}\n`).join('');
  }
}

function errorReport(command: string | undefined, problems: readonly Problem[]): ErrorReport {
  return {
    schema: schemaName('error') as ErrorReport['schema'],
    command: command === undefined || command.startsWith('-') ? null : command,
    problems: problems.map((problem) => {
      const { code, at } = problem;
      const { severity, message } = words(problem);
      return {
        code,
        severity,
        message,
        advice: adviceOf(problem),
        file: at?.file ?? null,
        line: at?.line ?? null,
        column: at?.column ?? null,
      };
    }),
  };
}

/** What to do, with the command line that leads on. */
const adviceOf = (problem: Problem): string =>
  [words(problem).advice, commandFor(problem) ?? ''].join(' ').trim();

function annotated(problem: Problem): string {
  const { message } = words(problem);
  const { code, at } = problem;
  return annotationText({
    level: 'error',
    file: at?.file,
    line: at?.line,
    title: code,
    lines: [message, adviceOf(problem)],
  });
}
