import { z } from 'zod';
import type { InspectResult } from './result.ts';

const decision = z.object({
  value: z.string().nullable().describe('Null: nothing calls for a decision, or settles it.'),
  decidedBy: z.string(),
});

const skipped = z.array(z.object({ line: z.number(), text: z.string() }));

const column = z.object({
  name: z.string().describe('The header, as written.'),
  role: z.string().nullable().describe('What the column is to a command: spend, referrer.'),
  type: z.enum(['text', 'number', 'money', 'date', 'yes/no', 'blank']),
  unit: z
    .string()
    .nullable()
    .describe('Of spend and tenure: y, mo, w, d, 3mo; total; interval, where each row says it.'),
  decidedBy: z.string().describe('What gave the column its role and unit.'),
  sample: z.string().describe('The first cell that is not blank.'),
  blanks: z.number(),
});

const finding = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'note']),
  message: z.string(),
  advice: z.string(),
  line: z.number().nullable().describe('Of the first place.'),
  column: z.string().nullable(),
  count: z.number().describe('How many there are of the kind.'),
  refused: z.boolean().describe('Whether other commands refuse the file for it.'),
});

const file = z.object({
  file: z.string(),
  encoding: decision,
  delimiter: decision,
  decimal: decision,
  dateOrder: decision,
  header: z.number().describe('The line of the header.'),
  skippedBefore: skipped,
  skippedAfter: skipped,
  rows: z.number().describe('Rows after the header, rejected ones included.'),
  columns: z.array(column),
  orders: z.string().nullable().describe('Of a log of orders: what it was recognised as.'),
  currency: z.string().nullable(),
  findings: z.array(finding),
});

/** What `rapport inspect --json` prints under `result`. */
export const resultSchema = z.object({
  files: z.array(file),
}) satisfies z.ZodType<InspectResult>;
