import { nearest } from '../../problems/nearest.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import type { ColumnChoice } from '../customer-request.ts';
import { type Role, roleMeaning } from '../headers/role.ts';
import type { OpenedFile } from '../layout/open-file.ts';
import { chosenIndex } from '../records/assign-fields.ts';
import { type AssignedFile, hasRole, suppliers } from './suppliers.ts';

/** The headers of a file, for messages. */
export function headerList(headers: readonly string[]): string {
  return headers.filter((header) => header !== '').join(', ');
}

/** Columns that options name and no file has. */
export function unknownColumns(
  files: readonly OpenedFile[],
  columns: ReadonlyMap<string, ColumnChoice>,
): readonly Problem[] {
  return [...columns].flatMap(([name, choice]) => {
    if (choice === 'none') return [];
    if (files.some(({ layout }) => chosenIndex(layout.headers, choice) >= 0)) return [];
    return [unknownColumn(files, choice.header, choice.option ?? `--column ${name}`)];
  });
}

/** A header that is nowhere, with the one that was perhaps meant. */
export function unknownColumn(
  files: readonly OpenedFile[],
  header: string,
  option: string,
): Problem {
  const headers = [...new Set(files.flatMap(({ layout }) => layout.headers))];
  return problem(
    'column-unknown',
    {
      header,
      option,
      suggestion: nearest(
        header,
        headers.filter((known) => known !== ''),
      ),
      headers: headerList(headers),
    },
    { file: files.map(({ file }) => file).join(', ') },
  );
}

/** Roles that several columns of one file, or several files, could have. */
export function contestedRoles(
  tables: readonly (readonly AssignedFile[])[],
  read: ReadonlySet<Role>,
): readonly Problem[] {
  return [...read].flatMap((role) => {
    const within = tables.flat().flatMap(({ opened, assignment }) => {
      const headers = assignment.conflicts.get(role) ?? [];
      // Columns of the very same name are reported as such.
      if (new Set(headers).size < 2) return [];
      return [conflict(role, headers, opened, headers[0] ?? '')];
    });
    const between = suppliers(tables, role);
    if (role === 'id') return within;
    if (between.length > 1) {
      const files = between.flatMap((i) => tables[i]?.find((file) => hasRole(file, role)) ?? []);
      return [...within, ...conflictBetween(role, files)];
    }
    return role === 'spend' ? [...within, ...tables.flatMap(mixedSpend)] : within;
  });
}

/** Files of one table whose spend is a total in some and covers a period in others. */
function mixedSpend(files: readonly AssignedFile[]): readonly Problem[] {
  const spending = files.filter((file) => hasRole(file, 'spend'));
  const isTotal = ({ assignment }: AssignedFile) =>
    assignment.columns.get('spend')?.unit === 'total';
  const total = spending.find(isTotal);
  const periodic = spending.find((file) => !isTotal(file));
  if (total === undefined || periodic === undefined) return [];
  return conflictBetween('spend', [total, periodic]);
}

function conflictBetween(role: Role, files: readonly AssignedFile[]): readonly Problem[] {
  const named = files.map(({ opened, assignment }) => {
    const header = assignment.columns.get(role)?.header ?? '';
    return { opened, header, text: `${header} (${opened.file})` };
  });
  const texts = named.map(({ text }) => text);
  return named.slice(0, 1).map(({ opened, header }) => conflict(role, texts, opened, header));
}

function conflict(
  role: Role,
  headers: readonly string[],
  { file, layout }: OpenedFile,
  example: string,
): Problem {
  return problem(
    'column-conflict',
    { role, meaning: roleMeaning[role], headers: headers.join(', '), example },
    { file, line: layout.headerLine },
  );
}

/** Headers that occur more than once in a file; a problem where a column of that name is read. */
export function repeatedHeaders(
  { file, layout }: OpenedFile,
  used: ReadonlySet<string>,
): readonly Problem[] {
  const columns = new Map<string, number[]>();
  for (const [i, header] of layout.headers.entries()) {
    if (header !== '') columns.set(header, [...(columns.get(header) ?? []), i + 1]);
  }
  return [...columns].flatMap(([header, numbers]) => {
    if (numbers.length < 2) return [];
    const list = `${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1)}`;
    const code = used.has(header) ? 'header-repeated' : 'header-repeated-unread';
    return [
      problem(code, { header, columns: list }, { file, line: layout.headerLine, column: header }),
    ];
  });
}
