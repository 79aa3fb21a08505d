import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseRequest } from '../../../src/cli/parse.ts';
import { readOptions } from '../../../src/commands/read-options.ts';
import { statementAsked } from '../../../src/commands/shared/warehouse/statement-asked.ts';
import { tableOptions } from '../../../src/commands/shared/warehouse/table-options.ts';
import { dialectNames } from '../../../src/sql/dialect.ts';
import { queryNames } from '../../../src/sql/query-names.ts';

interface Oracle {
  readonly parser: string;
  readonly statements: readonly {
    readonly dialect: string;
    readonly words: readonly string[];
    readonly sha256: string;
    readonly tables: readonly string[];
    readonly literals: readonly string[];
    readonly names: readonly string[];
  }[];
}

const { parser, statements }: Oracle = JSON.parse(
  readFileSync(new URL('oracle.json', import.meta.url), 'utf8'),
);

it.each(statements)(
  '$dialect $words.0: what a parser of the dialect found is of this text',
  async ({ dialect, words: [command = '', ...words], sha256 }) => {
    const query = queryNames.find((name) => name === command);
    if (query === undefined) throw new RangeError(`no statement ${command}`);
    const { options } = parseRequest('sql', tableOptions, ['--dialect', dialect, ...words]);
    const { lines } = statementAsked(query, await readOptions(tableOptions, options, '.'));
    const hash = createHash('sha256')
      .update(`${lines.join('\n')}\n;\n`)
      .digest('hex');
    expect(hash, `${parser} has not parsed it: run test/reference/sql-parsed/generate.py`).toBe(
      sha256,
    );
  },
);

it('read the names and the text of options as they are, and no table that they do not name', () => {
  const tricky = 'o\'hare \\ "x" `y` -- ; /* \\\' $1';
  const found = statements.map(({ dialect, words, tables, literals, names }) => {
    const given = (option: string) =>
      words.flatMap((word, i) => (words[i - 1] === option ? [word] : []));
    const columns = given('--column').map((text) => text.replace(/^\w+=/, '').replace(/:mo$/, ''));
    const asked = [...given('--table'), ...given('--scores'), ...given('--into')];
    const labels = [
      ...given('--by'),
      ...given('--where').map((text) => text.replace(/!=.*$/s, '')),
    ];
    return {
      tables: [tables, asked.sort()],
      literals: [literals, given('--where').length > 0 ? [tricky] : []],
      // "C" is the collation of PostgreSQL.
      names: [
        names.filter((name) => dialect !== 'postgres' || name !== 'C'),
        [...new Set([...columns, ...labels, ...asked.flatMap((name) => name.split('.'))])].sort(),
      ],
    };
  });
  for (const { tables, literals, names } of found)
    for (const [read, written] of [tables, literals, names]) expect(read).toEqual(written);
});

it('has a statement of every kind in every dialect', () => {
  const kinds = new Set(statements.map(({ dialect, words }) => `${dialect} ${words[0]}`));
  const all = dialectNames.flatMap((dialect) => queryNames.map((name) => `${dialect} ${name}`));
  expect(all.filter((kind) => !kinds.has(kind))).toEqual([]);
});
