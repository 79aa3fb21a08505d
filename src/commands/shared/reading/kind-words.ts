import type { FileKind } from '../../../input/survey-files.ts';

/** What a file is, in words: "orders.csv is a log of orders". */
export const kindWords: Readonly<Record<FileKind, string>> = {
  orders: 'a log of orders',
  customers: 'a list of customers',
  cohorts: 'a table of cohorts',
  referrals: 'referrals: who brought whom',
  problems: 'problems of customers',
  indicators: 'indicators by date',
  'acquisition costs': 'costs of winning customers',
};
