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
  spend: 'the spend of the customer',
  tenure: 'the tenure',
  start: 'the start of the relationship',
  end: 'the end of the relationship',
  last: 'the last activity of the customer',
  status: 'the status of the customer',
  currency: 'the currency of the row',
  interval: 'the period of the spend',
  quantity: 'the number of units',
  month: 'the month of the row',
  segment: 'the segment of the customer',
  elapsed: 'the time since the start of the cohort',
  surviving: 'the number of customers left',
};

/** The roles that say how long a relationship lasted. */
export const tenureRoles: readonly Role[] = ['tenure', 'start', 'end', 'last', 'status'];
