import { z } from 'zod';
import { severities } from '../../core/report.ts';
import { columnTypes } from '../../input/profile/column-profiles.ts';
import type { ResultOf } from '../shared/result-schema.ts';

const decision = z.object({
  value: z
    .string()
    .nullable()
    .describe('null where nothing calls for a decision, or nothing settles it'),
  decidedBy: z
    .string()
    .describe('what settled it, as an option, or a cell with its line; or why it is undecided'),
});

const skippedLine = z.object({
  line: z.number().describe('its number in the file'),
  text: z.string().describe('what it says'),
});

const column = z.object({
  name: z.string().describe('the header as it is written'),
  role: z
    .string()
    .nullable()
    .describe('what the column is to a command, as `spend` or `referrer`; null where nothing'),
  type: z.enum(columnTypes).describe('what its cells look like'),
  unit: z
    .string()
    .nullable()
    .describe(
      'of spend, tenure and the time of a cohort: `y`, `mo`, `w`, `d`, or several of them, as `3mo`; `total` of an amount over all the time; `interval` where each row says it; else null',
    ),
  decidedBy: z
    .string()
    .describe('what gave the column its role and unit; empty where it has no role'),
  sample: z.string().describe('the first cell that is not blank'),
  blanks: z.number().describe('how many cells are blank'),
});

const finding = z.object({
  code: z.string().describe('its code'),
  severity: z.enum(severities).describe('how grave it is'),
  message: z.string().describe('what happened'),
  advice: z.string().describe('what to do about it'),
  line: z.number().nullable().describe('the line of the first; null where it has none'),
  column: z.string().nullable().describe('the column of the first; null where it has none'),
  count: z.number().describe('how many there are of the kind'),
  refused: z.boolean().describe('whether other commands refuse the file for it'),
});

const file = z.object({
  file: z.string().describe('its name as it was given'),
  encoding: decision.describe('how bytes stand for characters'),
  delimiter: decision.describe('what stands between two cells'),
  decimal: decision.describe('the decimal mark of numbers'),
  dateOrder: decision.describe('the order of day, month and year in dates'),
  header: z.number().describe('the line of the header'),
  skippedBefore: z
    .array(skippedLine)
    .describe('lines before the header that are not part of the table'),
  skippedAfter: z
    .array(skippedLine)
    .describe('lines after the rows that are not part of the table'),
  rows: z.number().describe('rows after the header, including rejected ones'),
  columns: z
    .array(column)
    .describe('each column; the list that CSV and JSON lines print, of all files'),
  orders: z
    .string()
    .nullable()
    .describe('of a log of orders: what it was recognised as; null for other files'),
  currency: z
    .string()
    .nullable()
    .describe('the currency of the amounts; null where nothing names one'),
  findings: z.array(finding).describe('problems of the file and its rows, with what settles them'),
});

export const resultSchema = z.object({
  files: z.array(file).describe('how each file was understood, and what it leaves open'),
});

/** What `inspect` answers. */
export type InspectResult = ResultOf<typeof resultSchema>;
export type InspectedFile = ResultOf<typeof file>;
export type Finding = ResultOf<typeof finding>;
