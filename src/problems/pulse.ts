import { entry } from './entry.ts';

export const pulse = {
  'point-repeated': entry<{ indicator: string; date: string }>({
    severity: 'warning',
    message: ({ indicator, date }) =>
      `"${indicator}" has a value for ${date} already; this later row is set aside`,
    advice: () => 'Keep the row that is right, or add the values up before.',
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
      'Give columns date, indicator and value, or a column of dates and one for each indicator; rapport pulse --init writes an example.',
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
