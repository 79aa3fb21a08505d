import type { Report } from '../../core/report.ts';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import { escapedBeyondAscii, visible } from '../../render/visible.ts';
import { filesRead, readingCommands } from '../shared/reading/files-read.ts';
import type { InspectResult } from './result.ts';

/** Commands that read files as a file for `--source` says. */
const commands = readingCommands.filter((name) =>
  ['customers', 'tenures', 'orders'].includes(filesRead[name].kind),
);

/**
 * The file for `--source` that has the next file read the same way, in YAML.
 *
 * @throws {Refusal} something is undecided, or no command with `--source` is named
 */
export function settledText({ result }: Report<InspectResult>): string {
  const { for: command, settled, unsettled = [], files } = result;
  if (command === undefined || settled === undefined) {
    const needs = `--for ${commands.slice(0, -1).join(', ')} or ${commands.at(-1)}`;
    throw new Refusal(problem('option-needs', { option: '--format yaml', needs }));
  }
  // A comment ends with its line, and a terminal obeys nothing that stands in it.
  const names = files.map(({ file }) => visible(file.replace(/\s+/g, ' '))).join(' ');
  if (settled === null) {
    const inspected = `rapport inspect ${names} --for ${command}`;
    throw new Refusal(problem('source-unsettled', { unsettled: unsettled.join('; '), inspected }));
  }
  const { source, columns, options } = settled;
  const lines = (entries: Readonly<Record<string, string | readonly string[]>>, space: string) =>
    Object.entries(entries).map(([name, text]) => `${space}${name}: ${yamlText(text)}`);
  const columnLines = lines(columns, '  ');
  return [
    `# Written by rapport inspect ${names} --for ${command}`,
    `# With this file as its --source, rapport ${command} reads the next one the same way.`,
    ...(source === undefined ? [] : [`source: ${source}`]),
    ...(columnLines.length === 0 ? [] : ['columns:', ...columnLines]),
    ...lines(options, ''),
    '',
  ].join('\n');
}

/** A text in quotes, as JSON and YAML have it; several as a list. */
function yamlText(text: string | readonly string[]): string {
  const quoted = (each: string) =>
    escapedBeyondAscii(JSON.stringify(each === '\t' ? 'tab' : each), (digits) => `\\u${digits}`);
  return typeof text === 'string' ? quoted(text) : `[${text.map(quoted).join(', ')}]`;
}
