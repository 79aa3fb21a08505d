import type { Place } from './place.ts';
import { seededMembers } from './seeded-members.ts';
import { seededOrders } from './seeded-orders.ts';
import type { Table } from './table.ts';
import { writtenTable } from './write-table.ts';

const customers = 4000;
const members = 2000;
const seed = 23;

/** The tables that all engines load: orders and members, the same on every machine. */
export async function seededTables({ folder }: Pick<Place, 'folder'>): Promise<readonly Table[]> {
  const orders = seededOrders(customers, seed);
  return [
    await writtenTable(
      folder,
      {
        name: 'orders',
        columns: [
          ['customer_id', 'text'],
          ['ordered_at', 'timestamp'],
          ['amount', 'amount'],
          ['channel', 'text'],
          ['state', 'text'],
        ],
      },
      orders.map(({ customer, at, amount, channel, state }) => [
        customer,
        at,
        amount,
        channel,
        state,
      ]),
    ),
    await writtenTable(
      folder,
      {
        name: 'members',
        columns: [
          ['member', 'text'],
          ['joined', 'date'],
          ['ended', 'date'],
          ['status', 'text'],
          ['fee', 'amount'],
          ['home', 'text'],
        ],
      },
      seededMembers(members, seed),
    ),
  ];
}
