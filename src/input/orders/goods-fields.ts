import { type Problem, problem } from '../../problems/problem.ts';
import { headerName } from '../headers/header-name.ts';
import type { OpenedFile } from '../layout/open-file.ts';
import type { Field } from '../records/field.ts';
import type { OrderRequest } from './order-request.ts';
import type { OrderSource } from './source.ts';

/** The columns that say what goods cost, the first before the other: of a row, or of one unit. */
export const goodsRoles = ['goods', 'unit-cost'] as const;

export type GoodsRole = (typeof goodsRoles)[number];

export const isGoodsRole = (name: string): name is GoodsRole =>
  goodsRoles.some((role) => role === name);

/** "Cost of goods sold (USD)" → "costgoodssold"; undefined of costs of some time, such as a month. */
function costName(header: string): string | undefined {
  const { words, span } = headerName(header);
  return span === undefined ? words.join('') : undefined;
}

/** Names of a cost of any kind, which beside a quantity may be that of one unit. */
const vague: ReadonlySet<string> = new Set(['cost', 'costs', 'productcost']);
const quantities: ReadonlySet<string> = new Set([
  'quantity',
  'qty',
  'units',
  'orderqty',
  'quantityordered',
]);

/** Whether it cannot be told whether a cost is that of a row or of one unit. */
const isVague = (header: string, headers: readonly string[]): boolean =>
  vague.has(costName(header) ?? '') &&
  headers.some((other) => quantities.has(headerName(other).words.join('')));

/** How a column of the cost of goods is known. All of the words of a header count: a shipping cost is none. */
export function knownGoods(names: string): Pick<Field, 'names' | 'recognise' | 'doubtful'> {
  const known = names.split(' ');
  return {
    names: '',
    recognise: (header) => {
      const place = known.indexOf(costName(header) ?? '');
      return place < 0 ? undefined : place;
    },
    doubtful: isVague,
  };
}

/** Which columns say what the goods cost, and what is to be said about them. */
export interface GoodsColumns {
  readonly roles: readonly GoodsRole[];
  readonly findings: readonly Problem[];
}

/** The column of the cost of goods in logs of orders, where one is asked for. */
export function goodsColumnsOf(
  opened: readonly OpenedFile[],
  { columns: ofSource }: OrderSource,
  { goods, columns, saved }: Pick<OrderRequest, 'goods' | 'columns' | 'saved'>,
): GoodsColumns {
  if (goods === undefined) return { roles: [], findings: [] };
  const choices = new Map([...(saved ?? []), ...columns]);
  const named = goodsRoles.find((role) => (choices.get(role) ?? 'none') !== 'none');
  if (named !== undefined) return { roles: [named], findings: [] };
  if (choices.has('goods') || saved !== undefined) return { roles: [], findings: [] };
  const headers = opened.flatMap(({ file, layout }) =>
    layout.headers.map((header) => ({
      header,
      isVague: isVague(header, layout.headers),
      at: { file, line: layout.headerLine, column: header },
    })),
  );
  for (const role of goodsRoles) {
    const { recognise } = knownGoods(ofSource[role] ?? '');
    const found = headers.filter(({ header }) => recognise?.(header) !== undefined);
    const [first] = found.filter((each) => !each.isVague);
    if (first !== undefined && goods === 'read') return { roles: [role], findings: [] };
    const [seen] = found;
    if (seen === undefined) continue;
    const { header, at } = seen;
    const finding =
      goods === 'read'
        ? problem('goods-doubtful', { header }, at)
        : problem('goods-overruled', {}, at);
    return { roles: [], findings: [finding] };
  }
  return { roles: [], findings: [] };
}
