import { expect, test } from 'vitest';
import { plain } from '../sources/plain.ts';
import { headerKind, withStatusColumns } from './status-columns.ts';
import { statusWord } from './status-words.ts';

test.each([
  [
    'sale',
    [
      'Order Status',
      'order_status',
      'orderstatus',
      'Deal Stage',
      'dealstage',
      'StageName',
      'Stage',
    ],
  ],
  [
    'sale',
    ['Bestellstatus', 'Auftragsstatus', 'Statut de la commande', 'Sales Stage', 'Booking Status'],
  ],
  [
    'payment',
    [
      'Payment Status',
      'payment_status',
      'Financial Status',
      'Zahlungsstatus',
      'Statut du paiement',
    ],
  ],
  ['status', ['Status', 'STATUS', 'Statut', 'Situação', 'current status']],
  ['subject', ['Donation Status', 'status (shop)', 'Ride status']],
  ['state', ['State', 'Estado', 'Stato', 'Estado del pedido', 'order_state', 'État']],
  ['type', ['Type', 'Transaction Type', 'transaction_type', 'Kind', 'Buchungsart', 'Tipo']],
  ['cancelled', ['is_cancelled', 'Cancelled', 'Voided?']],
  ['paid', ['Paid', 'is_paid', 'Captured']],
  [
    undefined,
    [
      'Fulfillment Status',
      'fulfilment_status',
      'Order Fulfillment Status',
      'Shipping Status',
      'Delivery Status',
    ],
  ],
  [
    undefined,
    ['Customer Status', 'customerstatus', 'Membership status', 'Lead Status', 'Marital status'],
  ],
  [
    undefined,
    ['Kundenstatus', 'Subscription Status', 'Lifecycle Stage', 'Email Status', 'VIP status'],
  ],
  [
    undefined,
    [
      'Shipping State',
      'Billing State',
      'State/Province',
      'state_code',
      'Home state',
      'United States',
    ],
  ],
  [
    undefined,
    [
      'Postage',
      'Statement',
      'Real estate',
      'Product type',
      'Customer type',
      'Cancelled at',
      'Paid at',
    ],
  ],
  [undefined, ['Amount', 'Refunded', 'Refund', 'Backstage pass', 'Apparatus', 'Channel']],
] as const)('%s: %s', (kind, headers) => {
  for (const header of headers) expect([header, headerKind(header)]).toEqual([header, kind]);
});

test('an option names the one column that counts, or that none does', () => {
  const opened = [{ layout: { headers: ['Status', 'Deal Stage', 'State'] } }] as never;
  const columnsFor = (columns: [string, unknown][]) =>
    withStatusColumns(plain, opened, { columns: new Map(columns) as never }).statusColumns;
  expect(columnsFor([]).map(({ name }) => name)).toEqual(['status', 'dealstage', 'state']);
  expect(columnsFor([['status', 'none']])).toEqual([]);
  expect(columnsFor([['status', { text: 'State', header: 'State' }]])).toMatchObject([
    { name: 'status', by: 'word' },
  ]);
});

test.each([
  ['Closed-Won', 'closed won'],
  ['CLOSED_WON', 'closed won'],
  ['6. Closed Won', 'closed won'],
  ['6 - Closed  Won ', 'closed won'],
  ['ClosedWon', 'closed won'],
  ['Zurückerstattet', 'zuruckerstattet'],
  ['30', '30'],
])('%s is the word "%s"', (text, word) => {
  expect(statusWord(text)).toBe(word);
});
