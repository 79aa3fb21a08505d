import { entry } from './entry.ts';

/** "a, b or c". */
const orList = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;

export const options = {
  'option-unknown': entry<{
    option: string;
    command: string;
    suggestion: string;
    instead?: string;
  }>({
    severity: 'error',
    message: ({ option, command }) => `${option} is not an option of ${command}`,
    advice: ({ suggestion, instead = '', command }) => {
      const meant = suggestion === '' ? instead : `Did you mean ${suggestion}?`;
      return `${meant} See them all with rapport ${command} --help all.`.trim();
    },
  }),
  'option-unused': entry<{ option: string; command: string; usedBy: string }>({
    severity: 'error',
    message: ({ option, command }) => `${command} does not use ${option}`,
    advice: ({ usedBy }) => `Leave it out; it belongs to ${usedBy}.`,
  }),
  'option-needs': entry<{ option: string; needs: string }>({
    severity: 'error',
    message: ({ option, needs }) => `${option} needs ${needs}`,
    advice: ({ option, needs }) => `Add ${needs}, or leave ${option} out.`,
  }),
  'option-missing': entry<{ command: string; option: string; example: string }>({
    severity: 'error',
    message: ({ command, option }) => `${command} needs ${option}`,
    advice: ({ example }) => `Add it, for example: ${example}`,
  }),
  'option-conflict': entry<{ options: string; settle: string }>({
    severity: 'error',
    message: ({ options: names }) => `${names} contradict each other`,
    advice: ({ settle }) => settle,
  }),
  'option-choice': entry<{ option: string; text: string; choices: string }>({
    severity: 'error',
    message: ({ option, text }) => `${option}: "${text}" is not one of its values`,
    advice: ({ choices }) => `Choose one of ${choices}.`,
  }),
  'option-repeated': entry<{ option: string }>({
    severity: 'error',
    message: ({ option }) => `${option} is given twice`,
    advice: ({ option }) => `Give ${option} once.`,
  }),
  'option-without-value': entry<{ option: string }>({
    severity: 'error',
    message: ({ option }) => `${option} has no value`,
    advice: ({ option }) => `Write its value after ${option}, or leave it out.`,
  }),
  'command-unknown': entry<{ name: string; suggestion: string }>({
    severity: 'error',
    message: ({ name }) => `there is no command "${name}"`,
    advice: ({ suggestion }) =>
      suggestion === ''
        ? 'See the commands with rapport --help, or name files without a command: rapport orders.csv.'
        : 'See the commands with rapport --help. Did you mean:',
    command: ({ suggestion }) => suggestion,
  }),
  'command-question': entry<{ name: string; says: string; line: string }>({
    severity: 'error',
    message: ({ name }) => `"${name}" is the name of a question, not of a command`,
    advice: ({ says }) => `${says} Here it is:`,
    command: ({ line }) => line,
    isAnswer: true,
  }),
  'explain-unknown': entry<{ text: string; suggestions: readonly string[] }>({
    severity: 'error',
    message: ({ text }) => `"${text}" is no code of a problem, term, option, field or command`,
    advice: ({ suggestions }) =>
      suggestions.length === 0
        ? 'Name one of them, for example: rapport explain margin'
        : `Did you mean ${orList(suggestions)}?`,
  }),
  'operand-missing': entry<{ command: string; what: string; example: string }>({
    severity: 'error',
    message: ({ command, what }) => `${command} needs ${what}`,
    advice: ({ example }) => `Name it, for example: ${example}`,
  }),
  'stdin-is-terminal': entry<{ command: string; example: string }>({
    severity: 'error',
    message: ({ command }) => `${command} would read standard input, but nothing is piped into it`,
    advice: ({ example }) => `Pipe a file into it, or name one: ${example}`,
  }),
  'operand-unexpected': entry<{ command: string; operand: string; example: string }>({
    severity: 'error',
    message: ({ command, operand }) => `${command} reads only its options, not "${operand}"`,
    advice: () => 'Leave it out, or give it to the option that it is for, as in:',
    command: ({ example }) => example,
  }),
  'output-unwritable': entry<{ reason: string }>({
    severity: 'error',
    message: ({ reason }) => `the output cannot be written (${reason})`,
    advice: () => 'Check the folder, its permissions and the space left; nothing was changed.',
  }),
  'output-cut-short': entry<{ reason: string }>({
    severity: 'error',
    message: ({ reason }) => `standard output did not take the whole result (${reason})`,
    advice: () => 'The output is incomplete. Free some space and run the command again.',
  }),
  'output-too-long': entry<{ format: string }>({
    severity: 'error',
    message: ({ format }) =>
      format === 'xlsx'
        ? 'a table has more rows than a sheet (1,048,576)'
        : `the result is too long for one text (${format})`,
    advice: () =>
      'Write CSV or JSON lines, which are written row by row: --format csv; or list fewer with --where and --top.',
  }),
  'option-with-value': entry<{ option: string }>({
    severity: 'error',
    message: ({ option }) => `${option} takes no value`,
    advice: ({ option }) => `Write ${option} alone.`,
  }),
  'starter-exists': entry<{ command: string }>({
    severity: 'error',
    message: () => 'the file exists already and was not changed',
    advice: ({ command }) =>
      `Write the example to another file: rapport ${command} --init -o FILE.`,
  }),
};
