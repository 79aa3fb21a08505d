import type { Block } from '../../../render/document.ts';
import { numberText } from '../../../render/number-text.ts';
import { decimalsFor, moneyColumn, nameColumn, sentenceColumn, table, whole } from '../table.ts';
import type { NamedList } from './named-list.ts';
import type { ListRow } from './named-list-schema.ts';

/** Documents show as many customers of a list unless `--top` says otherwise; CSV and JSON have all of them. */
const usualRows = 10;

/** Who is on a list, after their number: "customers who brought others". */
interface ListedWho {
  readonly one: string;
  readonly several: string;
  /** How sure it is that those who are not listed have left, where that is not recorded: "most likely". */
  readonly leftHow?: string;
}

/** The list of customers to act on, and where the rest of it is. */
export function namedListBlocks(
  { customers, valueAtStake, gone, rows }: NamedList,
  who: ListedWho,
  top: number | undefined,
): readonly Block[] {
  const how = who.leftHow === undefined ? '' : `${who.leftHow} `;
  const left =
    gone === 0
      ? []
      : [`Not listed: ${whole(gone)} more, who ${gone === 1 ? 'has' : 'have'} ${how}left.`];
  if (customers === 0) return [plain([`There are no ${who.several}.`, ...left])];
  const shown = rows.slice(0, top ?? usualRows);
  const rest = customers - shown.length;
  const more =
    rest === 0
      ? []
      : [
          top === undefined
            ? `${whole(rest)} more are in the file that -o calls.csv writes, and in JSON.`
            : `${whole(rest)} more without --top.`,
        ];
  const sum = numberText(valueAtStake, decimalsFor([valueAtStake]));
  return [
    table(
      shown,
      [
        nameColumn('customer', ({ id }) => id),
        ...Object.keys(shown[0]?.kept ?? {}).map((header) =>
          nameColumn<ListRow>(header, ({ kept }) => kept?.[header] ?? ''),
        ),
        moneyColumn('at stake', (row) => row.valueAtStake),
        sentenceColumn('reason', ({ reason }) => reason),
      ],
      {
        name: 'List',
        heading: `${whole(customers)} ${customers === 1 ? who.one : who.several}; ${sum} at stake`,
      },
    ),
    ...(more.length + left.length === 0 ? [] : [plain([...more, ...left])]),
  ];
}

const plain = (lines: readonly string[]): Block => ({ kind: 'text', tone: 'plain', lines });
