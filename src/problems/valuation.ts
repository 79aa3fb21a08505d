import type { Wordings } from './wording.ts';

export const valuation: Wordings<'horizon-needed' | 'margin-needed' | 'no-break-even'> = {
  'horizon-needed': {
    severity: 'error',
    message: ({ reason }) =>
      reason === 'retention-certain'
        ? 'with a retention of 100 % nobody ever leaves, so the value has no end'
        : 'spend grows faster than customers leave, so the value has no end',
    advice: () => 'Say how far to count with --horizon, for example --horizon 10y.',
  },
  'margin-needed': {
    severity: 'error',
    message: ({ option }) => `${option} is paid out of margin, and no margin is given`,
    advice: () =>
      'Add --margin, for example --margin 25%; --margin 100% if the spend is margin already.',
  },
  'no-break-even': {
    severity: 'note',
    message: ({ input, sign }) =>
      `no ${input} brings the net value to zero: it stays ${sign === 'negative' ? 'below' : 'above'}`,
    advice: ({ input }) => `Change another input, or ask for another than ${input}.`,
  },
};
