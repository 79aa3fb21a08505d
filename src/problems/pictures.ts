import { entry } from './entry.ts';

export const pictures = {
  'picture-none': entry<{ command: string; draws: string; others: readonly string[] }>({
    severity: 'error',
    message: ({ command }) => `this result of ${command} has no picture`,
    advice: ({ command, draws, others }) =>
      draws !== ''
        ? `Leave --chart out; ${command} draws ${draws}.`
        : `Leave --chart out. Commands that draw: ${others.join(', ')}.`,
  }),
  'picture-format': entry<{ option: string; text: string }>({
    severity: 'error',
    message: ({ option, text }) => `${option}: "${text}" is not the name of an SVG file`,
    advice: () =>
      'Pictures are SVG: name a file that ends in .svg. For PNG, write a page (-o page.html), which has a button that saves each picture.',
  }),
};
