import { entry } from './entry.ts';

export const pulse = {
  'indicators-of-orders': entry<{ headers: string; indicator: string }>({
    severity: 'error',
    message: ({ headers }) =>
      `the file is a log of orders (${headers}), and its amounts are of one order each`,
    advice: ({ indicator }) =>
      `rapport cohorts --period quarter shows revenue, orders and order value from one period to the next; --indicator "${indicator}" takes the column as an indicator all the same.`,
  }),
  'point-repeated': entry<{ indicator: string; date: string }>({
    severity: 'warning',
    message: ({ indicator, date }) =>
      `"${indicator}" already has this value for ${date}; this later row is set aside`,
    advice: () => 'Remove the row; --every day combines the values of a day instead.',
  }),
  'points-several': entry<{ indicator: string; date: string; one: string; other: string }>({
    severity: 'error',
    message: ({ indicator, date, one, other }) =>
      `"${indicator}" has several values for ${date}: ${one} and ${other}`,
    advice: () =>
      'Keep the correct row; or combine the values of a day, week or month: --every day --combine mean (or count, or nps).',
  }),
  'combine-unclear': entry<{ indicator: string; reason: string }>({
    severity: 'error',
    message: ({ indicator, reason }) =>
      `it is not clear how the values of "${indicator}" are combined: ${reason}`,
    advice: ({ indicator }) =>
      `Give --combine "${indicator}=nps" if they are answers from 0 to 10 (other values are left out), else --combine "${indicator}=mean".`,
  }),
  'answer-off-scale': entry<{ indicator: string; text: string }>({
    severity: 'warning',
    message: ({ indicator, text }) =>
      `"${indicator}": ${text} is not an answer from 0 to 10, and is left out`,
    advice: ({ indicator }) => `Correct it, or give --combine "${indicator}=mean".`,
  }),
  'column-of-ids': entry<{ header: string }>({
    severity: 'note',
    message: () => 'the column has ids, and is not an indicator',
    advice: ({ header }) => `If it is one, give --combine "${header}=mean".`,
  }),
  'column-of-words': entry<{ header: string }>({
    severity: 'note',
    message: () => 'no cell of the column is a number, so it is not an indicator',
    advice: ({ header }) =>
      `If it is one, give --indicator "${header}": then each cell that is no number is named.`,
  }),
  'target-undirected': entry<{ indicator: string; isEither: boolean }>({
    severity: 'error',
    message: ({ indicator, isEither }) =>
      isEither
        ? `"${indicator}" has a goal, and any change of it may be good or bad`
        : `"${indicator}" has a goal, and which way is good is not known`,
    advice: ({ indicator }) =>
      `Give --good "${indicator}=up" where values from the goal up meet it, or --good "${indicator}=down".`,
  }),
  'target-percent': entry<{ indicator: string; isPercent: boolean }>({
    severity: 'error',
    message: ({ indicator, isPercent }) =>
      isPercent
        ? `the values of "${indicator}" are percents, and its goal has no percent sign`
        : `the goal of "${indicator}" has a percent sign, and its values have none`,
    advice: () => 'Write both in the same way: 34% or 0.34.',
  }),
  'point-missing': entry({
    severity: 'note',
    message: () => 'the row has no value and is set aside; the series continues without it',
    advice: () => 'Nothing to do.',
  }),
  'percent-mixed': entry<{ indicator: string; file: string; line: number }>({
    severity: 'error',
    message: ({ indicator, file, line }) =>
      `"${indicator}" has no percent sign here, and one on line ${line}${file === '' ? '' : ` of ${file}`}`,
    advice: () => 'Write all of its values in the same way: 34% or 0.34.',
  }),
  'indicators-none': entry({
    severity: 'error',
    message: () => 'no indicator has a value',
    advice: () =>
      'Give the columns date, indicator and value, or a column of dates and one column per indicator; rapport pulse --init writes an example. --combine count counts rows without values.',
  }),
  'indicator-unknown': entry<{
    option: string;
    name: string;
    suggestion: string;
    known: string;
  }>({
    severity: 'error',
    message: ({ option, name }) => `${option}: no indicator is called "${name}"`,
    advice: ({ suggestion, known }) =>
      suggestion === '' ? `The indicators are ${known}.` : `Did you mean "${suggestion}"?`,
  }),
  'direction-unclear': entry<{ indicator: string; text: string; before: string }>({
    severity: 'error',
    message: ({ indicator, text, before }) =>
      before === ''
        ? `"${text}" is not a direction in which "${indicator}" can be good`
        : `the good direction of "${indicator}" is "${before}" in another row, and "${text}" here`,
    advice: ({ indicator }) =>
      `Write up, down or either, the same in all rows of the indicator, or give --good "${indicator}=up".`,
  }),
};
