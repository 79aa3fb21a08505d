import { columnArgument } from './column-argument.ts';
import { entry } from './entry.ts';

export const cohorts = {
  'kinds-mixed': entry<{ mixed: 'files' | 'columns'; others: string }>({
    severity: 'error',
    message: ({ mixed, others }) =>
      mixed === 'files'
        ? `this is a table of cohorts, and ${others} a list of customers`
        : `this reads as a table of cohorts, but for ${others}, which a list of customers would have`,
    advice: ({ mixed, others }) =>
      mixed === 'files'
        ? 'Read each by itself.'
        : `Say what it is: --column ${columnArgument('segment', others)} if that names the cohort, --column surviving=- if every row is a customer.`,
  }),
  'cohort-size-needed': entry<{ scale: 'percent' | 'share' }>({
    severity: 'error',
    message: ({ scale }) =>
      `the survivors are ${scale === 'percent' ? 'percents' : 'shares'} of a cohort, and nothing says how many customers it had`,
    advice: () =>
      'Give the number with --cohort-size, for example --cohort-size 1000: how sure the result is depends on it.',
  }),
  'cohort-start-missing': entry<{ cohort: string; reason: 'size-unknown' | 'nobody-left' }>({
    severity: 'error',
    message: ({ cohort, reason }) =>
      reason === 'size-unknown'
        ? `${named(cohort)} has no row at time 0, so nothing says how many customers it began with`
        : `${named(cohort)} has no row at time 0, and all of it is left in the first row: the start, or one period after it`,
    advice: ({ reason }) =>
      reason === 'size-unknown'
        ? 'Add the row, or give the number with --cohort-size.'
        : 'Add the row at time 0; if the first row is the start, count the time from 0.',
  }),
  'survivors-unclear': entry<{
    reason: 'signs' | 'start' | 'scale' | 'fraction' | 'size' | 'headers';
    text: string;
  }>({
    severity: 'error',
    message: ({ reason, text }) => unclear[reason](text),
    advice: ({ reason }) => settled[reason],
  }),
  'survivors-rise': entry<{ cohort: string; text: string; before: string }>({
    severity: 'error',
    message: ({ cohort, text, before }) =>
      `${named(cohort)} rises from ${before} to ${text}, and customers who have left do not come back into it`,
    advice: () =>
      'Correct the number; rates from one period to the next are to be multiplied up first.',
  }),
  'survivors-exceed': entry<{
    cohort: string;
    text: string;
    whole: number;
    scale: 'count' | 'percent' | 'share';
  }>({
    severity: 'error',
    message: ({ cohort, text, whole, scale }) => {
      const began = { percent: '100 percent', share: 'a share of 1', count: `${whole} customers` };
      return `${text} is more than ${named(cohort)} began with, ${began[scale]}`;
    },
    advice: () => 'Correct the number, or --cohort-size.',
  }),
  'time-repeated': entry<{ cohort: string; lines: string }>({
    severity: 'error',
    message: ({ cohort, lines }) => `${named(cohort)} has two rows for one time, on lines ${lines}`,
    advice: () =>
      'Take one of them out; if they are of different cohorts, name the column that says so with --column segment=HEADER; if every row is a customer, --column surviving=-.',
  }),
  'cohort-negative': entry<{ what: 'time' | 'survivors' }>({
    severity: 'error',
    message: ({ what }) =>
      what === 'time'
        ? 'the time lies before the start of the cohort'
        : 'fewer customers are left than none',
    advice: () => 'Correct the number, or take the row out.',
  }),
  'cohort-empty': entry<{ cohort: string }>({
    severity: 'warning',
    message: ({ cohort }) => `${named(cohort)} never had a customer; its rows are set aside`,
    advice: () => 'Nothing to do.',
  }),
  'elapsed-implausible': entry<{ years: number; header: string }>({
    severity: 'error',
    message: ({ years }) => `${years} years after its start no cohort is followed`,
    advice: ({ header }) =>
      `Count the time from the start of the cohort: 0, 1, 2; correct its unit with --column ${columnArgument('elapsed', `${header}:mo`)}.`,
  }),
};

const named = (cohort: string) => (cohort === '' ? 'the cohort' : `the cohort "${cohort}"`);

const unclear = {
  signs: (text: string) => `${text} has no percent sign, and other cells have one`,
  start: (text: string) => `the cohort begins with ${text}, neither 100 percent nor a share of 1`,
  scale: () => 'nothing says whether the survivors are percents, shares or customers',
  fraction: (text: string) =>
    `${text} is no number of customers, and the cohort begins with neither 100 percent nor a share of 1`,
  size: (text: string) =>
    `the cohort begins with ${text} customers, and --cohort-size says otherwise`,
  headers: (text: string) => `the survivors are measured otherwise in another file, by "${text}"`,
} as const;

const settled = {
  signs: 'Write all of them as percents, or none.',
  start: 'Write all of a cohort as 100 or 1 at time 0, or as the number of its customers.',
  scale: 'Add a row at time 0: 100, 1 or the number of customers.',
  fraction: 'Write whole numbers, or say in the header what they are: percent surviving.',
  size: 'Leave --cohort-size out, or correct the number.',
  headers: 'Read each file by itself.',
} as const;
