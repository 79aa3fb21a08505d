import type { OrderSource } from '../source.ts';

/** Square's export of transactions: a refund is an event of its own, with negative amounts. */
export const square: OrderSource = {
  name: 'square',
  title: 'Square transactions',
  signature: [
    'transactionid',
    'eventtype',
    'netsales',
    'totalcollected',
    'customerid customername',
  ],
  columns: {
    order: 'transactionid',
    customer: ['customerid customername'],
    date: 'date',
    amount: 'totalcollected',
    net: 'netsales',
  },
  row: 'order',
  amountPer: 'order',
  negative: 'refund',
  statusColumns: [
    {
      name: 'type',
      meaning: 'what kind of event it is',
      names: 'eventtype',
      by: 'word',
      words: { payment: 'purchase', refund: 'refund', chargeback: 'refund' },
    },
  ],
};
