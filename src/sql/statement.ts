import type { AnswerType, Dialect } from './dialect.ts';

/** A named part of a statement, with what its rows are. */
export interface NamedPart {
  readonly name: string;
  readonly says: string;
  readonly lines: readonly string[];
}

/** A column of an answer. */
export interface AnswerColumn {
  /** As it stands in the statement: quoted where it is the user's. */
  readonly name: string;
  readonly type: AnswerType;
}

/** Rows of one kind of an answer: what they have in some of its columns, and where they come from. */
export interface AnswerPart {
  /** By the name of the column; NULL in all others. */
  readonly cells: Readonly<Record<string, string>>;
  /** From FROM on. */
  readonly from: readonly string[];
}

const indented = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`);

/** WITH and its parts, each below what its rows are. */
export const withParts = (parts: readonly NamedPart[]): string[] =>
  parts.flatMap(({ name, says, lines }, i) => [
    ...(i === 0 ? ['WITH'] : []),
    `-- ${says}`,
    `${name} AS (`,
    ...indented(lines),
    i < parts.length - 1 ? '),' : ')',
  ]);

/** Expressions with their names, one a line, separated by commas. */
export const selected = (cells: Readonly<Record<string, string>>): string[] => [
  'SELECT',
  // ClickHouse would call a column of a join "c.label_1" where both sides have one and it has no name of its own.
  ...listed(Object.entries(cells).map(([name, cell]) => `${cell} AS ${name}`)),
];

const named = (cell: string, name: string): string =>
  cell === name || cell.endsWith(`.${name}`) ? cell : `${cell} AS ${name}`;

const listed = (items: readonly string[]): string[] =>
  indented(items.map((item, i) => (i < items.length - 1 ? `${item},` : item)));

/** Lines of conditions, joined. */
export const conditions = (word: string, tests: readonly string[]): string[] =>
  tests.map((test, i) => `${i === 0 ? word : '  AND'} ${test}`);

/** The first column of every answer: which kind of row it is. */
export const partColumn: AnswerColumn = { name: 'part', type: 'text' };

/** The last: in the row of the total, how many others there are. */
export const rowsColumn = 'answer_rows';

/**
 * The parts of an answer as one table, as a named part of the statement and the select after it. The first part says the
 * types of the columns that it has nothing for, since engines take them from there.
 */
export function answerOf(
  dialect: Dialect,
  columns: readonly AnswerColumn[],
  parts: readonly AnswerPart[],
): { readonly answer: NamedPart; readonly select: readonly string[] } {
  const selects = parts.map(({ cells, from }, i) => {
    const unknown = Object.keys(cells).filter((name) =>
      columns.every((each) => each.name !== name),
    );
    if (unknown.length > 0) throw new RangeError(`the answer has no column ${unknown.join(', ')}`);
    const texts = columns.map(({ name, type }) => {
      const cell = cells[name];
      if (cell !== undefined) return named(cell, name);
      return i === 0 ? `CAST(NULL AS ${dialect.types[type]}) AS ${name}` : undefined;
    });
    return [...(i === 0 ? [] : ['UNION ALL']), 'SELECT', ...listed(nullsTogether(texts)), ...from];
  });
  const answer = {
    name: 'answer',
    says: 'the answer: one kind of row after the other, with NULL in the columns of the others',
    lines: selects.flat(),
  };
  const count = dialect.count('*').replace('COUNT(*)', 'COUNT(*) OVER ()');
  const select = [
    'SELECT',
    '  a.*,',
    `  CASE WHEN a.part = 'total' THEN ${count} - 1 END AS ${rowsColumn}`,
    'FROM answer AS a',
  ];
  return { answer, select };
}

/** One line for NULLs that follow one another. */
function nullsTogether(texts: readonly (string | undefined)[]): string[] {
  const lines: string[] = [];
  let isNull = false;
  for (const text of texts) {
    if (text !== undefined) lines.push(text);
    else if (isNull) lines.push(`${lines.pop() ?? ''}, NULL`);
    else lines.push('NULL');
    isNull = text === undefined;
  }
  return lines;
}

/** Lines of a comment: what cannot be seen, or would end the line, is no part of it. */
export const comment = (text: string): string =>
  `-- ${text.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, ' ').replaceAll('${', '$ {')}`;
