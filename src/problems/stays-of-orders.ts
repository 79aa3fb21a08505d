import { entry } from './entry.ts';

const percent = (share: number): string => `${Math.floor(share * 100)} %`;
const gapsText = (gaps: number): string => `${gaps} ${gaps === 1 ? 'gap' : 'gaps'}`;

export const staysOfOrders = {
  'orders-likely': entry<{ headers: string }>({
    severity: 'error',
    message: ({ headers }) =>
      `the file looks like a log of orders (${headers}), but is read as a list of customers`,
    advice: () =>
      'If each row is an order, give --source plain; rapport forecast reads it without that.',
  }),
  'customers-likely': entry<{ title: string }>({
    severity: 'error',
    message: ({ title }) =>
      `the file looks like an export of ${title}, a list of customers, but is read as a log of orders`,
    advice: () =>
      'rapport value and rapport retention read it as such; if each row is an order, give --source plain.',
  }),
  'charges-as-stays': entry<{
    interval: string;
    share: number;
    gaps: number;
    /** Days by which a charge may be overdue. */
    tolerance: number;
  }>({
    severity: 'note',
    message: ({ interval, share, gaps, tolerance }) =>
      `purchases are ${interval} charges (${percent(share)} of ${gapsText(gaps)}): a customer whose next charge is overdue by more than ${tolerance} ${tolerance === 1 ? 'day' : 'days'} counts as ended on the day it was due`,
    advice: () =>
      'Nothing to do; --silent-after D counts customers as ended after a silence of D instead.',
  }),
  'charges-irregular': entry<{
    /** What was to be known: who has left, or what customers spend a year. */
    asked: 'end' | 'spend';
    interval: string;
    share: number;
    gaps: number;
    /** Whether there are too few gaps to tell. */
    few: boolean;
  }>({
    severity: 'error',
    message: ({ asked, interval, share, gaps, few }) =>
      `the log does not show ${asked === 'end' ? 'who has left' : 'what customers spend a year'}: ${
        few
          ? `${gapsText(gaps)} between purchases ${gaps === 1 ? 'is' : 'are'} too few to show regular charges`
          : `purchases are not regular charges (at best ${interval}: ${percent(share)} of ${gapsText(gaps)})`
      }`,
    advice: () =>
      'Use rapport forecast to see who will buy again and for how much, or set the silence after which a customer has left: --silent-after 180d.',
  }),
};
