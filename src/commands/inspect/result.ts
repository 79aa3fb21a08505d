import { z } from 'zod';
import { severities } from '../../core/report.ts';
import { columnTypes } from '../../input/profile/column-profiles.ts';
import { fileKinds } from '../../input/survey-files.ts';
import { readingCommands } from '../shared/reading/files-read.ts';
import type { ResultOf } from '../shared/result-schema.ts';

const decision = z.object({
  value: z
    .string()
    .nullable()
    .describe('null where no decision is needed, or where the file does not determine it'),
  decidedBy: z
    .string()
    .describe('what determined it: an option, or a cell with its line; or why it is undecided'),
});

const skippedLine = z.object({
  line: z.number().describe('its number in the file'),
  text: z.string().describe('its text'),
});

const column = z.object({
  name: z.string().describe('the header as it is written'),
  role: z
    .string()
    .nullable()
    .describe(
      'the role of the column for a command, as `spend` or `referrer`; null without a role',
    ),
  type: z.enum(columnTypes).describe('the kind of its cells'),
  unit: z
    .string()
    .nullable()
    .describe(
      'of spend, tenure and the time of a cohort: `y`, `mo`, `w`, `d`, or several of them, as `3mo`; `total` of an amount over all the time; `interval` where each row has its own; else null',
    ),
  decidedBy: z
    .string()
    .describe('what gave the column its role and unit; empty where it has no role'),
  sample: z
    .string()
    .describe(
      'the first cell that is not blank; names, streets, phones and e-mail addresses are masked without --show-samples',
    ),
  blanks: z.number().describe('how many cells are blank'),
});

const finding = z.object({
  code: z.string().describe('its code'),
  severity: z.enum(severities).describe('its severity'),
  message: z.string().describe('what happened'),
  advice: z.string().describe('what to do about it'),
  line: z.number().nullable().describe('the line of the first; null where it has none'),
  column: z.string().nullable().describe('the column of the first; null where it has none'),
  count: z.number().describe('how many problems of this kind there are'),
  refused: z
    .boolean()
    .describe('whether the command, or without one any other command, refuses the file for it'),
});

const file = z.object({
  file: z.string().describe('its name, as written on the command line'),
  encoding: decision.describe('the encoding of its characters'),
  delimiter: decision.describe('the character between two cells'),
  sheet: decision
    .exactOptional()
    .describe('of a workbook, the sheet that was read; absent for other files'),
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
  kind: z
    .enum(fileKinds)
    .nullable()
    .exactOptional()
    .describe('what the file is by its headers; null where they fit nothing; absent with `for`'),
  orders: z
    .string()
    .nullable()
    .describe('of a log of orders: the source that was recognised; null for other files'),
  currency: z.string().nullable().describe('the currency of the amounts; null if unknown'),
  findings: z.array(finding).describe('problems of the file and its rows, with advice'),
});

const settled = z.object({
  source: z
    .string()
    .exactOptional()
    .describe('the known source of a log of orders; absent for a list of customers'),
  columns: z
    .record(z.string(), z.union([z.string(), z.array(z.string())]))
    .describe('the columns by their fields, as `--column` names them'),
  options: z
    .record(z.string(), z.union([z.string(), z.array(z.string())]))
    .describe('what was decided or given as an option, by its name in such a file'),
});

export const resultSchema = z.object({
  for: z
    .enum(readingCommands)
    .exactOptional()
    .describe('the command as which the files are read; absent where each is read on its own'),
  settled: settled
    .nullable()
    .exactOptional()
    .describe(
      'what a file for `--source` says to read the next file the same way, as `-o FILE.yaml` writes it; null where something is undecided; absent where no command with `--source` reads the files',
    ),
  unsettled: z
    .array(z.string())
    .exactOptional()
    .describe('what is undecided; absent where `settled` is'),
  files: z.array(file).describe('how each file was read, and what is undecided'),
});

/** What `inspect` answers. */
export type InspectResult = ResultOf<typeof resultSchema>;
export type InspectedFile = ResultOf<typeof file>;
export type Settled = ResultOf<typeof settled>;
export type Finding = ResultOf<typeof finding>;
