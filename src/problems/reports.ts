import { entry } from './entry.ts';

export const reports = {
  'report-file-unreadable': entry<{ reason: string }>({
    severity: 'error',
    message: ({ reason }) => `the file of the report cannot be read (${reason})`,
    advice: () => 'Check its name; rapport report --init writes one to start from.',
  }),
  'report-file-broken': entry<{ reason: string }>({
    severity: 'error',
    message: ({ reason }) => `the file of the report is not understood: ${reason}`,
    advice: () =>
      'Compare it with the one that rapport report --init writes; YAML and JSON both work.',
  }),
  'report-file-unknown': entry<{ name: string; suggestion: string }>({
    severity: 'error',
    message: ({ name }) => `"${name}" is unknown in the file of a report`,
    advice: ({ suggestion }) =>
      suggestion === ''
        ? 'See the names in the file that rapport report --init writes.'
        : `Did you mean ${suggestion}?`,
  }),
  'report-empty': entry({
    severity: 'error',
    message: () => 'no section of a report is about these files',
    advice: () =>
      'A report is made of orders, customers, referrals, problems or indicators: name such a file. rapport FILE says what a file is.',
  }),
  'section-impossible': entry<{ section: string; needs: string }>({
    severity: 'error',
    message: ({ section }) => `the section ${section} cannot be made of these files`,
    advice: ({ needs }) => `It needs ${needs}. Add it, or leave the section out of --sections.`,
  }),
};
