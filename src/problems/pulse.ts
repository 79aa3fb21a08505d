import { entry } from './entry.ts';

export const pulse = {
  'point-repeated': entry<{ indicator: string; date: string }>({
    severity: 'warning',
    message: ({ indicator, date }) =>
      `"${indicator}" already has a value for ${date}; this later row is set aside`,
    advice: () => 'Keep the correct row, or add the values up first.',
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
      'Give the columns date, indicator and value, or a column of dates and one column per indicator; rapport pulse --init writes an example.',
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
