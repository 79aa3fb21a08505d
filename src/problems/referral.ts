import type { CalculationFacts } from '../core/problem.ts';
import { entry } from './entry.ts';

export const referral = {
  'referral-of-oneself': entry<{ id: string }>({
    severity: 'warning',
    message: ({ id }) => `"${id}" referred themselves; the row is set aside`,
    advice: () => 'Nothing to do, unless one of the two names is a mistake.',
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
      'The earliest referrer counts: by date, or by row where there are no dates. If this row is right, delete the other.',
  }),
  'referral-cycle': entry<{ referrer: string; referred: string }>({
    severity: 'warning',
    message: ({ referrer, referred }) =>
      `"${referrer}" was referred through "${referred}" and cannot have referred them; the row is set aside`,
    advice: () =>
      'The latest referral of the circle is left out. If another row is wrong, correct that one.',
  }),
  'referral-type-unreadable': entry<{ text: string }>({
    severity: 'warning',
    message: ({ text }) => `"${text}" is not a type of referral; the row is set aside`,
    advice: () =>
      'Write one (would not have come otherwise) or two (would have come anyway), or leave it blank; --column type=- reads no types.',
  }),
  'referrer-unknown': entry<{ id: string }>({
    severity: 'warning',
    message: ({ id }) => `the referrer "${id}" is not among the customers`,
    advice: () =>
      'The value of these referrals is shown separately. Check that both files name customers the same way.',
  }),
  'referred-unknown': entry<{ id: string }>({
    severity: 'note',
    message: ({ id }) => `"${id}" was referred, but is not among the customers`,
    advice: () =>
      'Such people count with --referral-value, and without it with 0. Check that both files name customers the same way.',
  }),
  'referrals-unmatched': entry<{ id: string; customer: string }>({
    severity: 'error',
    message: ({ id }) => `nobody in the file is among the customers; the first is "${id}"`,
    advice: ({ customer }) =>
      `Name people as the customers are named, such as "${customer}". --column id=HEADER sets the column of the customers, referrer= and referred= those of the referrals.`,
  }),
  'chain-endless': entry<CalculationFacts['chain-endless']>({
    severity: 'warning',
    message: ({ perCustomer }) =>
      `each customer brings ${perCustomer.toFixed(2)} others, who bring as many again: such a chain has no end`,
    advice: () => 'Limit the depth, for example --depth 3.',
  }),
};
