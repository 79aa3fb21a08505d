import { type Problem, problem } from '../../problems/problem.ts';
import { currencyNamed } from '../cells/currency-codes.ts';
import { headerName, wordsOf } from '../headers/header-name.ts';
import type { OpenedFile } from '../layout/open-file.ts';
import { rankOf } from '../records/assign-fields.ts';
import type { Field } from '../records/field.ts';
import type { OrderRequest } from './order-request.ts';
import type { OrderSource } from './source.ts';

/** The columns that say what goods cost, the first before the other: of a row, or of one unit. */
export const goodsRoles = ['goods', 'unit-cost'] as const;

export type GoodsRole = (typeof goodsRoles)[number];

export const isGoodsRole = (name: string): name is GoodsRole =>
  goodsRoles.some((role) => role === name);

/**
 * "Cost of goods sold (USD)" → "costgoodssold"; undefined of costs of some time, such as a month, of a percentage, and
 * where brackets say anything but a currency: "Cost (shipping)" is that of shipping.
 */
function costName(header: string): string | undefined {
  const { words, span } = headerName(header);
  const asides = [...header.matchAll(/[([]([^)\]]*)[)\]]/g)].flatMap(([, text = '']) =>
    wordsOf(text),
  );
  const isOther = asides.some((word) => currencyNamed(word) === undefined && word !== 'cogs');
  return span === undefined && !isOther && !header.includes('%') ? words.join('') : undefined;
}

/** Headers of the number of units of a row, where a cost is that of one. */
export const quantityNames =
  'quantity qty units orderqty quantityordered qtyordered quantitysold qtysold unitssold itemquantity itemqty';

/** Names of a cost of any kind, which beside a quantity may be that of one unit. */
const vague: ReadonlySet<string> = new Set(['cost', 'costs', 'productcost']);
const ofQuantities = /quantit|qty|^(?:units|items|pieces|pcs)$/;

/** Whether it cannot be told whether a cost is that of a row or of one unit. */
const isVague = (header: string, headers: readonly string[]): boolean =>
  vague.has(costName(header) ?? '') &&
  headers.some((other) => headerName(other).words.some((word) => ofQuantities.test(word)));

/** How a column of the cost of goods is known. All of the words of a header count: a shipping cost is none. */
export function knownGoods(names: string): Pick<Field, 'names' | 'recognise' | 'doubtful'> {
  // Many sources have no such column.
  const known = names === '' ? [] : names.split(' ');
  return {
    names: '',
    recognise: (header) => {
      const name = costName(header);
      const place = name === undefined ? -1 : known.indexOf(name);
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
  if (named !== undefined) return { roles: goods === 'unused' ? [] : [named], findings: [] };
  if (choices.has('goods') || saved !== undefined) return { roles: [], findings: [] };
  const names = ofSource.quantity ?? quantityNames;
  const headers = opened.flatMap(({ file, layout }) => {
    // What one unit costs says nothing without their number.
    const isCounted =
      choices.has('quantity') ||
      layout.headers.some((header) => rankOf(header, { names }) !== undefined);
    return layout.headers.map((header) => ({
      header,
      isCounted,
      isVague: isVague(header, layout.headers),
      at: { file, line: layout.headerLine, column: header },
    }));
  });
  for (const role of goodsRoles) {
    const { recognise } = knownGoods(ofSource[role] ?? '');
    const found = headers.filter(({ header }) => recognise?.(header) !== undefined);
    const [first] = found.filter((each) => !each.isVague && (role === 'goods' || each.isCounted));
    if (first !== undefined && goods === 'read') return { roles: [role], findings: [] };
    const seen = goods === 'unused' ? first : found[0];
    if (seen === undefined) continue;
    const { header, at } = seen;
    const findings = {
      read: () => problem('goods-doubtful', { header }, at),
      overruled: () => problem('goods-overruled', {}, at),
      unused: () => problem('goods-unused', { header }, at),
    };
    const finding = findings[goods]();
    return { roles: [], findings: [finding] };
  }
  return { roles: [], findings: [] };
}
