const counted = new Set(
  (
    'paid open sent due pastdue overdue unpaid partiallypaid partial partlypaid partialpaid posted pending processing ' +
    'failed issued invoiced approved authorised authorized outstanding awaitingpayment notpaid paymentdue collected ' +
    'closed complete completed finalized finalised refunded partiallyrefunded partialrefund credited succeeded active'
  ).split(' '),
);
const notCounted = new Set(
  'void voided draft deleted cancelled canceled uncollectible markeduncollectible writtenoff forgiven incomplete rejected'.split(
    ' ',
  ),
);

/**
 * Whether an invoice of a status counts: what was invoiced for a service does, paid or not; a draft and what was
 * withdrawn does not. A refund gives money back, not the recurring revenue. Undefined for a word that is not known.
 */
export function invoiceCounts(status: string): boolean | undefined {
  const word = status.toLowerCase().replace(/[^a-z]/g, '');
  if (word === '' || counted.has(word)) return true;
  return notCounted.has(word) ? false : undefined;
}
