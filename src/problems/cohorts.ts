import { columnArgument } from './column-argument.ts';
import { entry } from './entry.ts';

export const cohorts = {
  'kinds-mixed': entry<{ mixed: 'files' | 'columns'; others: string }>({
    severity: 'error',
    message: ({ mixed, others }) =>
      mixed === 'files'
        ? `this is a table of cohorts and cannot be read with a list of customers: ${others}`
        : `this looks like a table of cohorts, but has columns of a list of customers: ${others}`,
    advice: ({ mixed, others }) =>
      mixed === 'files'
        ? 'Read each kind of file in a run of its own.'
        : `If that column names the cohort, give --column ${columnArgument('segment', others)}; if every row is a customer, give --column surviving=-.`,
  }),
  'cohort-size-needed': entry<{ scale: 'percent' | 'share' }>({
    severity: 'error',
    message: ({ scale }) =>
      `the survivors are ${scale === 'percent' ? 'percents' : 'shares'} of a cohort, and its number of customers is not given`,
    advice: () =>
      'Give the number of customers, for example --cohort-size 1000; the width of the intervals depends on it.',
  }),
  'cohort-start-missing': entry<{ cohort: string; reason: 'size-unknown' | 'nobody-left' }>({
    severity: 'error',
    message: ({ cohort, reason }) =>
      reason === 'size-unknown'
        ? `${named(cohort)} has no row at time 0, so its number of customers at the start is unknown`
        : `${named(cohort)} has no row at time 0, and in its first row nobody has left: this may be the start or one period later`,
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
      `${named(cohort)} rises from ${before} to ${text}, but customers who have left do not return to a cohort`,
    advice: () =>
      'Correct the number. If these are rates from one period to the next, multiply them together first.',
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
      return `${text} is more than ${named(cohort)} began with: ${began[scale]}`;
    },
    advice: () => 'Correct the number, or --cohort-size.',
  }),
  'time-repeated': entry<{ cohort: string; lines: string }>({
    severity: 'error',
    message: ({ cohort, lines }) =>
      `${named(cohort)} has two rows for the same time, on lines ${lines}`,
    advice: () =>
      'Delete one of them. If they belong to different cohorts, name the column of cohorts with --column segment=HEADER; if every row is a customer, give --column surviving=-.',
  }),
  'cohort-negative': entry<{ what: 'time' | 'survivors' }>({
    severity: 'error',
    message: ({ what }) =>
      what === 'time'
        ? 'the time is before the start of the cohort'
        : 'the number of customers left is negative',
    advice: () => 'Correct the number, or delete the row.',
  }),
  'cohort-empty': entry<{ cohort: string }>({
    severity: 'warning',
    message: ({ cohort }) => `${named(cohort)} never had a customer; its rows are set aside`,
    advice: () => 'Nothing to do.',
  }),
  'elapsed-implausible': entry<{ years: number; header: string }>({
    severity: 'error',
    message: ({ years }) => `${years} years after the start of a cohort is implausible`,
    advice: ({ header }) =>
      `Count the time from the start of the cohort: 0, 1, 2. If the unit is wrong, correct it with --column ${columnArgument('elapsed', `${header}:mo`)}.`,
  }),
};

const named = (cohort: string) => (cohort === '' ? 'the cohort' : `the cohort "${cohort}"`);

const unclear = {
  signs: (text: string) => `${text} has no percent sign, but other cells have one`,
  start: (text: string) =>
    `the cohort begins with ${text}, which is neither 100 percent nor a share of 1`,
  scale: () => 'the survivors may be percents, shares or numbers of customers',
  fraction: (text: string) =>
    `${text} is not a whole number of customers, and the cohort begins with neither 100 percent nor a share of 1`,
  size: (text: string) =>
    `the cohort begins with ${text} customers, but --cohort-size gives another number`,
  headers: (text: string) => `another file measures the survivors differently, by "${text}"`,
} as const;

const settled = {
  signs: 'Write all of them with a percent sign, or none.',
  start: 'At time 0 write 100, 1 or the number of customers.',
  scale: 'Add a row at time 0: 100, 1 or the number of customers.',
  fraction: 'Write whole numbers, or name the measure in the header: percent surviving.',
  size: 'Leave --cohort-size out, or correct the number.',
  headers: 'Read each file in a run of its own.',
} as const;
