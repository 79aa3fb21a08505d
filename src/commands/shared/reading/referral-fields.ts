import {
  referralDatePhrases,
  referredPhrases,
  referrerPhrases,
} from '../../../input/headers/who-phrases.ts';
import type { Field } from '../../../input/records/field.ts';

/** Who referred a customer. */
export const referrerField: Field = {
  name: 'referrer',
  meaning: 'who referred the customer',
  names:
    'referrer referrerid referredby referredbyid referrercustomer referringcustomer recommender recommendedby advocate advocateid inviter inviterid invitedby sponsor sponsorid from',
  phrases: referrerPhrases,
  kind: 'id',
  required: true,
  filled: true,
};

/** What files of referrals say: a row a referral. */
export const referralFields: readonly Field[] = [
  referrerField,
  {
    name: 'referred',
    meaning: 'who was referred',
    names:
      'referred referredid referredcustomer referredcustomerid referee refereeid friend friendid invitee inviteeid invited recommended newcustomer newcustomerid to',
    phrases: referredPhrases,
    lastNames: 'customer customerid id',
    kind: 'id',
    required: true,
    filled: true,
  },
  {
    name: 'date',
    meaning: 'when it was referred',
    names: 'date day referraldate referredon referredat recommendedon invitedon created createdat',
    phrases: referralDatePhrases,
    kind: 'date',
  },
  {
    name: 'type',
    meaning: 'whether the customer would have come otherwise: one if not, two if so',
    names: 'type referraltype kind',
    kind: 'text',
  },
];
