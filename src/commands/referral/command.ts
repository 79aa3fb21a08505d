import referralSchema from '../../../schemas/referral@2.json' with { type: 'json' };
import type { Report } from '../../core/report.ts';
import type { ColumnRows } from '../../render/column-rows.ts';
import type { Command, Request } from '../command.ts';
import { flatRows } from '../shared/flat-rows.ts';
import { listColumns, listRows } from '../shared/listing/named-list.ts';
import { answer } from './answer.ts';
import { options, type ReferralOptions } from './options.ts';
import type { ReferralResult } from './result.ts';
import { run } from './run.ts';
import { view } from './view.ts';

export const referral: Command<ReferralResult, typeof options> = {
  name: 'referral',
  options,
  run,
  answer,
  view,
  rows,
  columns,
};

const { items: schema } = referralSchema.properties.result.properties.referrers;

/** The columns of a list that nobody is on. */
function columns(
  { result }: Report<ReferralResult>,
  { options }: Request<ReferralOptions>,
): readonly string[] {
  return result.list === undefined ? [] : listColumns(options.keep);
}

/** The main list, flat: the customers of `--list`, else everybody who brought somebody. */
export function rows({ result }: Report<ReferralResult>): ColumnRows {
  if (result.list !== undefined) return listRows(result.list);
  // Somebody who is no customer has no segment: the columns are there all the same, and empty.
  const headers = Object.keys(result.segments[0]?.segment ?? {});
  const blank = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, '']));
  const keptHeaders = [...new Set(result.referrers.flatMap(({ kept }) => Object.keys(kept ?? {})))];
  const entries = result.referrers.map((each) => ({
    ...each,
    segment: { ...blank(headers), ...each.segment },
    ...(keptHeaders.length > 0 && { kept: { ...blank(keptHeaders), ...each.kept } }),
  }));
  return flatRows(schema, entries);
}
