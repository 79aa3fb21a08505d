import { emailPhrase, whoPhrases } from '../../headers/who-phrases.ts';
import { goodsColumns, type OrderSource } from '../source.ts';

/** Any log with a customer, a date and an amount in each row. */
export const plain: OrderSource = {
  name: 'plain',
  title: 'a log of orders',
  signature: [],
  columns: {
    order:
      'orderid ordernumber orderno ordernr ordernum orderref orderreference ordercode order purchaseid saleid salesid salesorder salesorderid salesordernumber invoiceid invoicenumber invoiceno invoicenr invoicenum invoice transactionid transactionnumber transactionno transactionnr receiptid receiptnumber receiptno receipt bookingid bookingnumber bookingreference paymentid chargeid',
    customer: [
      'customerid customer customerno customernumber custid clientid client userid user memberid member accountid account ' +
        'buyerid shopperid subscriberid donorid constituentid contactid householdid householdkey customerkey ' +
        'customeremail email emailaddress customername',
      'customeremail email emailaddress customeremailaddress buyeremail billingemail useremail clientemail ' +
        'memberemail payeremail',
    ],
    date: 'date orderdate purchasedate transactiondate invoicedate paymentdate orderedat purchasedat paidat createdat created day time timestamp datetime',
    amount:
      'amount total ordertotal totalamount orderamount ordervalue revenue sales spend spent value paid payment gross',
    refunded: 'amountrefunded refundedamount refundamount refunded refund isrefunded wasrefunded',
    tax: 'tax taxes vat',
    shipping: 'shipping shippingcost postage',
    ...goodsColumns,
  },
  phrases: {
    customer: whoPhrases,
    'customer-2': [emailPhrase],
    date: [
      { needs: [['sale', 'sold'], 'date'], may: ['created', 'paid'] },
      { needs: ['paid', 'date'] },
      { needs: ['created', 'date'] },
    ],
    amount: [
      { needs: ['total', ['sale', 'paid', 'amount', 'price']], may: ['ofAmount'] },
      { needs: ['total'] },
      { needs: ['amount', ['sale', 'paid', 'sold']], may: ['ofAmount'] },
      { needs: ['line', 'total'] },
    ],
    refunded: [{ needs: ['refund', ['amount', 'total']] }],
  },
  row: 'order',
  negative: 'refund',
  statusColumns: [],
};
