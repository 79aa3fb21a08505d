import type { Source } from '../../core/report.ts';
import { numberText } from '../../render/number-text.ts';

/** What became of the rows of one file: "customers.csv: 12 rows read, 11 used, 1 rejected"; and of a table its columns. */
export function sourceText({ file, read, used, setAside, rejected, columns }: Source): string {
  const count = (n: number) => numberText(n, 0);
  const aside = Object.entries(setAside).map(([code, n]) => `${count(n)} set aside (${code})`);
  const named = Object.entries(columns ?? {}).map(([role, column]) => `${role}=${column}`);
  return [
    `${file}: ${count(read)} ${read === 1 ? 'row' : 'rows'} read`,
    `${count(used)} used`,
    ...aside,
    ...(rejected > 0 ? [`${count(rejected)} rejected`] : []),
    ...(named.length > 0 ? [`columns ${named.join(', ')}`] : []),
  ].join(', ');
}

/**
 * What a result was read from, by name: its files, or the table of a database in place of them.
 *
 * @param files - as the command names them; none where it reads a table
 */
export const readFrom = (files: readonly string[], [first]: readonly Source[]): string =>
  files.length > 0 || first === undefined ? files.join(', ') : first.file;
