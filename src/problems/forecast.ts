import { fewestRepeatCustomers } from '../core/forecast/too-few.ts';
import { entry } from './entry.ts';
import { numberOf } from './number-of.ts';
import { ofSegment } from './of-segment.ts';

export const forecast = {
  'purchases-never-repeat': entry<{
    segment?: string;
    /** Whether the database left out rows of few customers. */
    dropped?: boolean;
  }>({
    severity: 'warning',
    message: ({ segment, dropped = false }) =>
      `${ofSegment(segment)}no customer${dropped ? ' of the rows that came' : ''} has bought on two days, so the purchase rate is unknown`,
    advice: ({ dropped = false }) =>
      dropped
        ? 'Give rapport sql forecast a smaller --least, or leave it out: customers who came back are rarely alike, so --least leaves them out first.'
        : 'Give a longer log, or check the column of customers: --column customer=HEADER. Until then nothing is known of how often they buy.',
  }),
  'purchases-undetermined': entry<{ segment?: string; model: string }>({
    severity: 'note',
    message: ({ segment, model }) =>
      `${ofSegment(segment)}many parameters of ${model} fit the purchases equally well, so they have no standard errors`,
    advice: () =>
      'Use the expected purchases, not the parameters; more customers or a longer log would determine these.',
  }),
  'dropout-invisible': entry<{ segment?: string; models: string; used: string }>({
    severity: 'note',
    message: ({ segment, models }) =>
      `${ofSegment(segment)}no dropout is visible: according to ${models} nobody stops buying for good`,
    advice: ({ used }) =>
      `Nothing to do; ${used} is used. A longer log may show customers who leave.`,
  }),
  'spend-not-positive': entry<{ segment?: string; customers: number }>({
    severity: 'note',
    message: ({ segment, customers }) =>
      `${ofSegment(segment)}the purchases of ${numberOf(customers, 'customer', 'customers')} add up to zero or less after refunds`,
    advice: () =>
      'Nothing to do; the model of spend leaves them out, and their expected spend is 0.',
  }),
  'spend-related': entry<{ segment?: string; correlation: number }>({
    severity: 'warning',
    message: ({ segment, correlation }) =>
      `${ofSegment(segment)}how often customers buy and how much they spend each time are related (correlation ${correlation.toFixed(2)}); the model of spend assumes that they are not`,
    advice: ({ correlation }) =>
      correlation > 0
        ? 'Compare segments with --by, and check the spend in the backtest; the values of frequent customers may be too low.'
        : 'Compare segments with --by, and check the spend in the backtest; the values of frequent customers may be too high.',
  }),
  'spend-mean-infinite': entry<{ segment?: string; q: number }>({
    severity: 'note',
    message: ({ segment, q }) =>
      `${ofSegment(segment)}spend varies so much between customers (q = ${q.toFixed(2)}) that the model has no mean`,
    advice: () =>
      "Look for one very large customer; customers without usable purchases get the mean of the customers' means.",
  }),
  'backtest-none': entry<{
    segment?: string;
    days: number;
    asked: boolean;
    /** Of rows of a database: the last day before the holdout, null where they have no state of it. */
    split?: string | null;
  }>({
    severity: 'note',
    message: ({ segment, days, asked, split }) => {
      const of = ofSegment(segment);
      if (split === null)
        return `${of}there is no backtest: the rows of the database do not say what the customers had bought before a holdout`;
      if (asked)
        return `${of}there is no backtest: fewer than ${fewestRepeatCustomers} customers had bought again before the holdout`;
      return split === undefined
        ? `${of}the log of ${numberOf(days, 'day', 'days')} is too short, or has too few repeat customers, for a backtest`
        : `${of}there is no backtest: by the split, ${split}, too few customers had bought, or bought again`;
    },
    advice: ({ asked, split }) => {
      const settle =
        split === undefined
          ? `Give a longer log, or ${asked ? 'a shorter holdout' : 'set the holdout with --holdout D'}`
          : split === null
            ? 'Give --split DATE to rapport sql forecast, or --until DATE and --holdout D; with --connect, --holdout D'
            : 'Give a later --split to rapport sql forecast; with --connect, a shorter --holdout';
      return `${settle}. Without a backtest the bands do not cover that customers may change.`;
    },
  }),
  'seasons-unseen': entry<{ segment?: string; days: number; backtest: boolean }>({
    severity: 'note',
    message: ({ segment, days, backtest }) => {
      const known = `${numberOf(days, 'day', 'days')}, less than a year`;
      return backtest
        ? `${ofSegment(segment)}the backtest fits the models to ${known}: it has no seasons`
        : `${ofSegment(segment)}the models were fitted to ${known}: the forecast has no seasons`;
    },
    advice: ({ backtest }) =>
      backtest
        ? 'Give a longer log, or a shorter holdout with --holdout D.'
        : 'Give a longer log, or allow for the next season yourself.',
  }),
  'effect-labels': entry<{
    column: string;
    labels: number;
    customers: number;
    enough: number;
    label: string;
  }>({
    severity: 'error',
    message: ({ column, labels, customers, enough, label }) => {
      const of = `--effect ${column}`;
      const needed = `${fewestRepeatCustomers} customers with a repeat purchase`;
      if (labels === 1) {
        const same = label === '' ? 'no label' : `the same label, "${label}"`;
        return `${of}: all ${numberOf(customers, 'customer', 'customers')} have ${same}, so there is nothing to compare`;
      }
      const have = `the ${customers} customers have ${labels} different labels`;
      return enough === 0
        ? `${of}: ${have}, and none of these has ${needed}`
        : `${of}: ${have}, and only "${label}" has ${needed}`;
    },
    advice: () =>
      'Name a column with a few labels that many customers share, such as a channel or a region, or leave --effect out.',
  }),
  'effect-undetermined': entry<{ column: string }>({
    severity: 'error',
    message: ({ column }) =>
      `--effect ${column}: no model that could be fitted determines how often customers of each label buy`,
    advice: () =>
      'Leave --effect out, or try another model: --model nbd. --by compares what customers of each label have bought.',
  }),
};
