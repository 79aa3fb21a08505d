import { goodsColumns, type OrderSource } from '../source.ts';
import { statusWords } from '../statuses/status-words.ts';

/** WooCommerce's report of orders: amounts are net, and a refund is a negative row on its day. */
export const woocommerce: OrderSource = {
  name: 'woocommerce',
  title: 'WooCommerce orders',
  signature: ['date', 'order ordernumber', 'status', 'customer', 'netsales nrevenueformatted'],
  columns: {
    order: 'order ordernumber',
    customer: ['customeremail billingemail email', 'customer'],
    date: 'date',
    net: 'netsales nrevenueformatted',
    ...goodsColumns,
  },
  row: 'order',
  amountPer: 'order',
  negative: 'refund',
  statusColumns: [
    {
      name: 'status',
      meaning: 'whether it was paid',
      names: 'status',
      by: 'word',
      // Shops add statuses of their own: shipped, delivered.
      words: {
        ...statusWords,
        completed: 'purchase',
        processing: 'purchase',
        refunded: 'purchase',
        'pending payment': 'pending',
        pending: 'pending',
        'on hold': 'pending',
        'checkout draft': 'pending',
        draft: 'pending',
        cancelled: 'void',
        trash: 'void',
        failed: 'failed',
      },
    },
  ],
};
