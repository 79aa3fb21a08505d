import { goodsColumns, type OrderSource } from '../source.ts';

/** Online Retail II, and logs like it: a row a line of an invoice; a cancellation has negative quantities. */
export const onlineRetail: OrderSource = {
  name: 'online-retail',
  title: 'lines of invoices',
  signature: [
    'invoice invoiceno invoicenumber',
    'quantity',
    'invoicedate',
    'price unitprice',
    'customerid',
  ],
  columns: {
    order: 'invoice invoiceno invoicenumber',
    customer: ['customerid'],
    date: 'invoicedate',
    quantity: 'quantity',
    price: 'price unitprice',
    ...goodsColumns,
  },
  row: 'priced-line',
  negative: 'refund',
  statusColumns: [],
  numericIds: true,
};
