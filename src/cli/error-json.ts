import type { ErrorReport } from '../commands/shared/error-schema.ts';
import { schemaName } from '../commands/shared/result-versions.ts';
import { words } from '../problems/catalogue.ts';
import type { Problem } from '../problems/problem.ts';
import { json, jsonText } from '../render/json.ts';

/**
 * Whether the words ask for JSON, found even where the other words cannot be understood: `lines` where each record is
 * to be a line.
 */
export function requestedJson(words: readonly string[]): 'document' | 'lines' | undefined {
  const end = words.indexOf('--');
  const own = end < 0 ? words : words.slice(0, end);
  const formats = own.flatMap((word, i) => {
    if (word === '--json') return ['json'];
    if (word === '--format') return [own[i + 1] ?? ''];
    return word.startsWith('--format=') ? [word.slice('--format='.length)] : [];
  });
  if (formats.includes('json')) return 'document';
  return formats.includes('jsonl') ? 'lines' : undefined;
}

/** A refusal as JSON: its problems one by one. */
export function errorJson(
  command: string | undefined,
  problems: readonly Problem[],
  layout: 'document' | 'lines',
): string {
  const report: ErrorReport = {
    schema: schemaName('error') as ErrorReport['schema'],
    command: command === undefined || command.startsWith('-') ? null : command,
    problems: problems.map((problem) => {
      const { code, at } = problem;
      return {
        code,
        ...words(problem),
        file: at?.file ?? null,
        line: at?.line ?? null,
        column: at?.column ?? null,
      };
    }),
  };
  return layout === 'lines' ? `${jsonText(report)}\n` : json(report);
}
