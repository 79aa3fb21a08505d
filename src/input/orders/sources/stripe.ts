import type { OrderSource } from '../source.ts';

/** Stripe's export of payments, with the older header or the newer one. */
export const stripe: OrderSource = {
  name: 'stripe',
  title: 'Stripe payments',
  signature: ['id', 'createdutc createddateutc', 'amount', 'amountrefunded', 'status'],
  columns: {
    order: 'id',
    customer: 'customerid customeremail',
    date: 'createdutc createddateutc',
    amount: 'amount',
    refunded: 'amountrefunded',
    tax: 'tax',
  },
  row: 'order',
  negative: 'refund',
  judges: [
    {
      name: 'mode',
      meaning: 'whether it is a test',
      names: 'mode',
      by: 'word',
      words: { test: 'test' },
      otherwise: 'purchase',
    },
    {
      name: 'status',
      meaning: 'whether it was paid',
      names: 'status',
      by: 'word',
      words: {
        paid: 'purchase',
        succeeded: 'purchase',
        refunded: 'purchase',
        'partially refunded': 'purchase',
        'partial refund': 'purchase',
        failed: 'failed',
        blocked: 'failed',
        canceled: 'void',
        cancelled: 'void',
        pending: 'pending',
        incomplete: 'pending',
        uncaptured: 'pending',
        'requires action': 'pending',
        'requires capture': 'pending',
        'requires payment method': 'pending',
        'requires confirmation': 'pending',
      },
    },
    {
      name: 'captured',
      meaning: 'whether the money was taken',
      names: 'captured',
      by: 'word',
      words: { true: 'purchase', false: 'pending' },
    },
  ],
};
