import { goodsColumns, type OrderSource } from '../source.ts';

/** Shopify's export of orders: a row a line item, the totals on the first row of an order. */
export const shopify: OrderSource = {
  name: 'shopify',
  title: 'Shopify orders',
  signature: ['name', 'financialstatus', 'lineitemname lineitemquantity lineitemprice', 'total'],
  columns: {
    order: 'name',
    customer: ['email', 'phone', 'customerid'],
    date: 'createdat paidat',
    amount: 'total',
    refunded: 'refundedamount',
    tax: 'taxes',
    shipping: 'shipping',
    ...goodsColumns,
  },
  row: 'line',
  negative: 'refund',
  statusColumns: [
    {
      name: 'method',
      meaning: 'how it was paid',
      names: 'paymentmethod',
      by: 'part',
      words: { bogus: 'test' },
      otherwise: 'purchase',
    },
    {
      name: 'cancelled',
      meaning: 'when it was cancelled',
      names: 'cancelledat canceledat',
      by: 'filled',
      words: { '*': 'void' },
    },
    {
      name: 'status',
      meaning: 'whether it was paid',
      names: 'financialstatus',
      by: 'word',
      words: {
        paid: 'purchase',
        'partially paid': 'purchase',
        'partially refunded': 'purchase',
        refunded: 'purchase',
        voided: 'void',
        pending: 'pending',
        authorized: 'pending',
        unpaid: 'pending',
        expired: 'failed',
      },
      // An order has its status on its first line; a checkout that was abandoned has none.
      blank: 'pending',
    },
  ],
};
