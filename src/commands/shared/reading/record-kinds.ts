import { customerFields } from '../../../input/customers/customer-fields.ts';
import type { Field } from '../../../input/records/field.ts';
import type { KindOfRecords } from '../../../input/survey-files.ts';
import { spendingFields } from '../acquisition/acquisition-spending.ts';
import { dateField, longFields } from './indicator-fields.ts';
import { problemFields } from './problem-fields.ts';
import { referralFields } from './referral-fields.ts';

/** An indicator may be a column of its own; a file with one a row has all three of these. */
const indicatorFields = longFields.map((field) =>
  ['indicator', 'value'].includes(field.name) ? { ...field, required: true } : field,
);

/** What files hold besides customers and cohorts; the first that a file has all that is required of. */
export const recordKinds: readonly Pick<KindOfRecords, 'fields' | 'others' | 'kind'>[] = [
  { kind: 'referrals', fields: referralFields },
  { kind: 'problems', fields: problemFields },
  { kind: 'indicators', fields: indicatorFields },
  { kind: 'acquisition costs', fields: spendingFields, others: 'segments' },
  { kind: 'indicators', fields: [dateField], others: 'figures' },
];

/** Every field once: what `--column` can name besides those of customers. */
export const allFields: readonly Field[] = recordKinds
  .flatMap(({ fields }) => fields)
  .filter(({ name }, i, all) => all.findIndex((each) => each.name === name) === i)
  .filter(({ name }) => !customerFields.some((field) => field.name === name));
