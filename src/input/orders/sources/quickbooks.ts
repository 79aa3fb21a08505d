import type { OrderSource } from '../source.ts';

/** QuickBooks' report of sales by customer: a row a line of an invoice, below the name of the customer. */
export const quickbooks: OrderSource = {
  name: 'quickbooks',
  title: 'QuickBooks sales by customer',
  signature: ['customer', 'transactiondate', 'transactiontype', 'num', 'amount', 'balance'],
  columns: {
    order: 'num',
    customer: ['customer'],
    date: 'transactiondate',
    amount: 'amount',
  },
  row: 'order',
  amountPer: 'line',
  negative: 'refund',
  statusColumns: [
    {
      name: 'type',
      meaning: 'what kind of transaction it is',
      names: 'transactiontype',
      by: 'word',
      words: {
        invoice: 'purchase',
        'sales receipt': 'purchase',
        'credit memo': 'refund',
        refund: 'refund',
        'refund receipt': 'refund',
        estimate: 'pending',
        'sales order': 'pending',
        payment: 'other',
      },
    },
  ],
};
