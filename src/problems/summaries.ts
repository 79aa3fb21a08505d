import { columnList } from './columns.ts';
import { entry } from './entry.ts';

export const summaries = {
  'summary-unnamed': entry<{ headers: string }>({
    severity: 'error',
    message: () =>
      'this looks like a summary (one row per customer, with recency and age), not like a log of orders',
    advice: ({ headers }) =>
      `Give --source summary, and the unit of its times with --unit; or give the log itself.${columnList(headers)}`,
  }),
  'summary-unit-unclear': entry<{
    reason: 'unknown' | 'several' | 'contradicted';
    units: string;
  }>({
    severity: 'error',
    message: ({ reason, units }) =>
      reason === 'unknown'
        ? 'the unit of recency and age is not given'
        : reason === 'several'
          ? `recency and age fit the days in several units: ${units}`
          : units === ''
            ? 'recency and age contradict the first and last days, whatever their unit'
            : `recency and age contradict the first and last days; they fit in ${units}`,
    advice: ({ reason, units }) =>
      reason === 'contradicted'
        ? units === ''
          ? 'Correct the days, or leave them out: --column first=- --column last=-, with --unit for the times.'
          : 'Leave out --unit, or give the unit that fits.'
        : 'Give it with --unit day, week, month, quarter or year.',
  }),
  'summary-impossible': entry<{
    reason: 'recency-beyond-age' | 'recency-without-purchase' | 'spend-missing';
    purchases: number;
    recency: number;
    age: number;
  }>({
    severity: 'warning',
    message: ({ reason, purchases, recency, age }) => {
      const words = {
        'recency-beyond-age': `the last purchase, at ${recency}, is after the end of the observation, at ${age}`,
        'recency-without-purchase': `without a repeat purchase the recency is 0, not ${recency}`,
        'spend-missing': `the mean spend of ${purchases} repeat purchases is missing`,
      };
      return `${words[reason]}; the customer is set aside`;
    },
    advice: () => 'Correct the row, or check how the summary was made.',
  }),
  'summary-repeated': entry<{ id: string; rows: number }>({
    severity: 'warning',
    message: ({ id, rows }) =>
      `"${id}" has ${rows} rows; which of them is right is unknown, so all are set aside`,
    advice: () => 'Keep one row per customer.',
  }),
};
