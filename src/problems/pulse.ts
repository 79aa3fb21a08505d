import { entry } from './entry.ts';

export const pulse = {
  'point-repeated': entry<{ indicator: string; date: string }>({
    severity: 'warning',
    message: ({ indicator, date }) =>
      `"${indicator}" has this value for ${date} already; this later row is set aside`,
    advice: () => 'Remove the row; --every day combines the values of a day instead.',
  }),
  'points-several': entry<{ indicator: string; date: string; one: string; other: string }>({
    severity: 'error',
    message: ({ indicator, date, one, other }) =>
      `"${indicator}" has several values for ${date}: ${one} and ${other}`,
    advice: () =>
      'Keep the row that is right; or combine the values of a day, week or month: --every day --combine mean (or count, or nps).',
  }),
  'combine-unclear': entry<{ indicator: string; reason: string }>({
    severity: 'error',
    message: ({ indicator, reason }) =>
      `it is not clear how the values of "${indicator}" are combined: ${reason}`,
    advice: ({ indicator }) =>
      `Say --combine "${indicator}=nps" if they are answers from 0 to 10 (other values are left out), else --combine "${indicator}=mean".`,
  }),
  'answer-off-scale': entry<{ indicator: string; text: string }>({
    severity: 'warning',
    message: ({ indicator, text }) =>
      `"${indicator}": ${text} is no answer from 0 to 10, and is left out`,
    advice: ({ indicator }) => `Correct it, or say --combine "${indicator}=mean".`,
  }),
  'column-of-ids': entry<{ header: string }>({
    severity: 'note',
    message: () => 'the column has ids, and is no indicator',
    advice: ({ header }) => `If it is one, say --combine "${header}=mean".`,
  }),
  'point-missing': entry({
    severity: 'note',
    message: () => 'the row has no value, and is set aside: the series goes on without it',
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
    message: () => 'there is no value of any indicator',
    advice: () =>
      'Give columns date, indicator and value, or a column of dates and one for each indicator; rapport pulse --init writes an example. --combine count counts rows without values.',
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
      suggestion === '' ? `There are ${known}.` : `Did you mean "${suggestion}"?`,
  }),
  'direction-unclear': entry<{ indicator: string; text: string; before: string }>({
    severity: 'error',
    message: ({ indicator, text, before }) =>
      before === ''
        ? `"${text}" does not say which way "${indicator}" is good`
        : `"${indicator}" is good in one row when it goes "${before}", and here "${text}"`,
    advice: ({ indicator }) =>
      `Write up, down or either, the same in all of its rows, or say --good "${indicator}=up".`,
  }),
};
