import { entry } from './entry.ts';

export const assumptions = {
  'assumptions-unreadable': entry<{ reason: string }>({
    severity: 'error',
    message: ({ reason }) => `the assumptions file cannot be read (${reason})`,
    advice: () => 'Check the name after -a, and that the file may be read.',
  }),
  'assumptions-broken': entry<{ reason: string }>({
    severity: 'error',
    message: ({ reason }) => `the assumptions file is not understood: ${reason}`,
    advice: () => 'Write one assumption a line, like "margin: 25%"; YAML and JSON both work.',
  }),
  'assumption-unknown': entry<{ name: string; suggestion: string }>({
    severity: 'error',
    message: ({ name }) => `"${name}" is not an assumption of this command`,
    advice: ({ suggestion }) =>
      suggestion === ''
        ? 'Use the names of the options, without the dashes.'
        : `Did you mean ${suggestion}? The names are those of the options, without the dashes.`,
  }),
};
