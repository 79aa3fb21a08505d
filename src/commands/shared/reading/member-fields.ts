import {
  referralDatePhrases,
  referredPhrases,
  whoPhrases,
} from '../../../input/headers/who-phrases.ts';
import type { Field } from '../../../input/records/field.ts';
import { problem } from '../../../problems/problem.ts';
import { referrerField } from './referral-fields.ts';

const ids =
  'id customer customerid customernumber client clientid household householdid memberid user userid account accountid email';

const idField: Field = {
  name: 'id',
  meaning: 'the customer',
  names: ids,
  phrases: whoPhrases,
  kind: 'id',
  required: true,
  filled: true,
};

const notNegative: Field['check'] = (value, text) =>
  value >= 0 ? undefined : problem('out-of-range', { what: 'spend', text, allowed: '0 or more' });
const noTimeBefore: Field['check'] = (value, text) =>
  value >= 0 ? undefined : problem('tenure-negative', { text });

/** The fields of files of treated customers and their comparison group, with one row per customer. */
export const memberFields: readonly Field[] = [
  idField,
  {
    name: 'treated',
    meaning: 'whether the programme treats the customer',
    names: 'treated treatment istreated participant participating joined enrolled',
    kind: 'text',
    filled: true,
  },
  {
    name: 'spend-before',
    meaning: 'what the customer spent before the programme began',
    names: 'spendbefore spendingbefore beforespend spendpre prespend revenuebefore',
    kind: 'spend',
    check: notNegative,
  },
  {
    name: 'spend-after',
    meaning: 'what the customer spends since the programme began',
    names: 'spendafter spendingafter afterspend spendpost postspend revenueafter spend',
    kind: 'spend',
    required: true,
    check: notNegative,
  },
  {
    name: 'tenure-before',
    meaning: 'how long the customer had stayed when the programme began',
    names: 'tenurebefore beforetenure tenurepre pretenure tenureatstart',
    kind: 'duration',
    required: true,
    filled: true,
    check: noTimeBefore,
  },
  {
    name: 'tenure-after',
    meaning: 'how long the customer has stayed by now, or had by the end',
    names: 'tenureafter aftertenure tenurepost posttenure tenure tenurenow',
    kind: 'duration',
    required: true,
    filled: true,
    check: noTimeBefore,
  },
  {
    name: 'status',
    meaning: 'the status of the customer',
    names: 'status state active isactive ended churned churn cancelled canceled left',
    kind: 'status',
    required: true,
    filled: true,
  },
];

/** The fields of a list of the members of a club. */
export const clubFields: readonly Field[] = [
  idField,
  {
    name: 'joined',
    meaning: 'the day on which the customer joined',
    names:
      'joined joinedon joinedat joindate joiningdate dateofjoining membersince enrolled enrolledon enrolledat enrolment enrollment enrolmentdate enrollmentdate signup signupdate signedup signedupon registered registeredon registrationdate since date',
    kind: 'date',
    required: true,
    filled: true,
  },
];

/** The fields of a file of referrals. */
export const referredFields: readonly Field[] = [
  referrerField,
  {
    name: 'referred',
    meaning: 'who was referred',
    names: 'referred referredid referee refereeid friend friendid invitee invited newcustomer to',
    phrases: referredPhrases,
    lastNames: ids,
    kind: 'id',
    required: true,
    filled: true,
  },
  {
    name: 'date',
    meaning: 'when it was',
    names: 'date day referredon invitedon',
    phrases: referralDatePhrases,
    kind: 'date',
  },
];

/** The fields of a file of resolved problems. */
export const recoveredFields: readonly Field[] = [
  idField,
  {
    name: 'outcome',
    meaning: 'how the problem ended',
    names: 'outcome result resolution resolved status',
    kind: 'text',
  },
  { name: 'date', meaning: 'when it was', names: 'date day reportedon openedon', kind: 'date' },
];

/** The fields of all files that the command reads; a name has the same meaning in each of them. */
export const allFields: readonly Field[] = [
  ...new Map(
    [...memberFields, ...clubFields, ...referredFields, ...recoveredFields].map((field) => [
      field.name,
      field,
    ]),
  ).values(),
];
