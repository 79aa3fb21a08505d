/** What a column can be to the calculation; a column that is none of these can still be a label. */
export const roles = [
  'id',
  'spend',
  'tenure',
  'start',
  'end',
  'last',
  'status',
  'currency',
  'interval',
  'quantity',
  'month',
  'segment',
  'elapsed',
  'surviving',
] as const;

export type Role = (typeof roles)[number];

/** In words, for messages: "the spend of a customer". */
export const roleMeaning: Readonly<Record<Role, string>> = {
  id: 'the customer',
  spend: 'what the customer spends',
  tenure: 'how long the customer has stayed',
  start: 'when the relationship began',
  end: 'when the relationship ended',
  last: 'when the customer was last active',
  status: 'whether the customer is still active',
  currency: 'the currency of the row',
  interval: 'the period that the spend of the row covers',
  quantity: 'how many of it the customer pays for',
  month: 'the month of the row',
  segment: 'the segment of the customer',
  elapsed: 'the time since the start of the cohort',
  surviving: 'how much of the cohort was left',
};

/** The roles that say how long a relationship lasted. */
export const tenureRoles: readonly Role[] = ['tenure', 'start', 'end', 'last', 'status'];
