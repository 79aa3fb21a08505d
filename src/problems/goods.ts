import { columnArgument } from './column-argument.ts';
import { entry } from './entry.ts';
import { numberOf } from './number-of.ts';

/** Problems of the column that says what the goods of an order cost. */
export const goods = {
  'goods-missing': entry<{ header: string; orders: number; of: number; share: number }>({
    severity: 'error',
    message: ({ header, orders, of, share }) =>
      `"${header}" is blank in ${numberOf(orders, 'order', 'orders')} of ${of} that count, ${(share * 100).toFixed(1)} % of their amounts: what these goods cost is unknown, and so is the margin`,
    advice: () =>
      'Fill in the costs, 0 where the goods cost nothing. Or give one margin for all with --margin, or leave the column out with --column goods=-.',
  }),
  'goods-negative': entry<{ header: string; orders: number; of: number }>({
    severity: 'error',
    message: ({ header, orders, of }) =>
      `"${header}" is below 0 in ${numberOf(orders, 'order', 'orders')} of ${of} that count, as if goods that are sold brought their cost`,
    advice: () =>
      'Write costs as positive numbers; those of refunds may be negative. Or give one margin for all with --margin, or leave the column out with --column goods=-.',
  }),
  'goods-unclear': entry<{ header: string; alike: number }>({
    severity: 'error',
    message: ({ header, alike }) =>
      `"${header}" is the same on all rows of ${numberOf(alike, 'order', 'orders')}: that may be the cost of the order, repeated, or that of its lines`,
    advice: () =>
      'Write it on the first row of each order only, or call the column "Line cost" or "Order COGS". Or give one margin with --margin.',
  }),
  'goods-doubtful': entry<{ header: string }>({
    severity: 'note',
    message: ({ header }) =>
      `"${header}" may be what the goods of the row cost, or one unit of them; it is not taken off`,
    advice: ({ header }) =>
      `Say which with --column ${columnArgument('goods', header)} or --column ${columnArgument('unit-cost', header)}; --column goods=- if it is neither.`,
  }),
  'goods-overruled': entry({
    severity: 'note',
    message: () => '--margin counts, and not what the goods cost by this column',
    advice: () => 'Leave out --margin to go by what the goods of each customer cost.',
  }),
  'goods-unused': entry<{ header: string }>({
    severity: 'note',
    message: ({ header }) =>
      `"${header}" says what the goods cost, and this command does not read it: amounts are spend`,
    advice: () => 'Give --margin for a basis of margin; --column goods=- leaves this note out.',
  }),
};
