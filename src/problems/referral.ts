import type { CalculationFacts } from '../core/problem.ts';
import { entry } from './entry.ts';

export const referral = {
  'referral-of-oneself': entry<{ id: string }>({
    severity: 'warning',
    message: ({ id }) => `"${id}" referred themselves; the row is set aside`,
    advice: () => 'Nothing to do, unless one of the two names is a slip of the pen.',
  }),
  'referral-repeated': entry<{ referrer: string; referred: string }>({
    severity: 'warning',
    message: ({ referrer, referred }) =>
      `"${referrer}" referred "${referred}" more than once; it counts once`,
    advice: () => 'Nothing to do; the earliest of the rows counts, and the others are set aside.',
  }),
  'referrer-second': entry<{ referrer: string; referred: string }>({
    severity: 'warning',
    message: ({ referrer, referred }) =>
      `"${referrer}" is a second referrer of "${referred}"; the row is set aside`,
    advice: () =>
      'The earliest referrer counts: by the date, without dates by the order of the rows. Take the other row out if this one is meant.',
  }),
  'referral-cycle': entry<{ referrer: string; referred: string }>({
    severity: 'warning',
    message: ({ referrer, referred }) =>
      `"${referrer}" came through "${referred}" and cannot have brought them; the row is set aside`,
    advice: () =>
      'The latest referral of the circle is left out. Correct the row that is wrong if it is another.',
  }),
  'referral-type-unreadable': entry<{ text: string }>({
    severity: 'warning',
    message: ({ text }) => `"${text}" is no type of referral; the row is set aside`,
    advice: () =>
      'Write one (would not have come otherwise) or two (would have come anyway), or leave it blank; --column type=- reads no types.',
  }),
  'referrer-unknown': entry<{ id: string }>({
    severity: 'warning',
    message: ({ id }) => `the referrer "${id}" is not among the customers`,
    advice: () =>
      'What these referrals are worth is counted apart. See that both files name customers the same way.',
  }),
  'referred-unknown': entry<{ id: string }>({
    severity: 'note',
    message: ({ id }) => `the referred "${id}" is not among the customers`,
    advice: () =>
      'Such people are counted as additions, at --referral-value or else the mean of the known customers. See that both files name customers the same way.',
  }),
  'referrals-unmatched': entry<{ id: string; customer: string }>({
    severity: 'error',
    message: ({ id }) => `nobody in the file is among the customers, beginning with "${id}"`,
    advice: ({ customer }) =>
      `Name people as the customers are named, such as "${customer}"; --column id=HEADER says which column of the customers names them, referrer= and referred= which columns of the referrals.`,
  }),
  'chain-endless': entry<CalculationFacts['chain-endless']>({
    severity: 'warning',
    message: ({ perCustomer }) =>
      `a customer brings ${perCustomer.toFixed(2)} others, and these as many again: such a chain has no end`,
    advice: () => 'Count it to some depth, for example --depth 3.',
  }),
};
