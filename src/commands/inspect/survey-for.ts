import type { CustomerRequest } from '../../input/customer-request.ts';
import type { OpenedFile } from '../../input/layout/open-file.ts';
import { planRecords } from '../../input/records/plan-fields.ts';
import { openRecords, type RecordSurvey, surveyRecords } from '../../input/records/read-records.ts';
import type { RecordRequest } from '../../input/records/record-request.ts';
import { refusalFor } from '../../input/refusal-for.ts';
import {
  type FilesSurvey,
  surveyAsCustomers,
  surveyAsOrders,
  surveyAsTenures,
} from '../../input/survey-files.ts';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { World } from '../command.ts';
import { type FilesRead, filesRead, type ReadingCommand } from '../shared/reading/files-read.ts';
import { longFields } from '../shared/reading/indicator-fields.ts';
import {
  hasIndicator,
  indicatorRecords,
  type ReadIndicatorRows,
  rereadable,
} from '../shared/reading/indicator-records.ts';
import { indicatorsOfOrders } from '../shared/reading/indicators-of-orders.ts';
import { allFields } from '../shared/reading/record-kinds.ts';
import { customerRequest, recordRequest } from '../shared/reading/request.ts';
import type { InspectOptions } from './options.ts';

/**
 * Reads files as a command does, all of them as one, and goes on where the command would refuse them.
 *
 * @throws {Refusal} a file cannot be read at all, or an option means nothing to the command
 */
export async function surveyFor(
  command: ReadingCommand,
  files: readonly string[],
  options: InspectOptions,
  world: World,
): Promise<FilesSurvey> {
  const read: FilesRead = filesRead[command];
  const survey = await surveyAs(read, files, options, world);
  return read.refusing === undefined
    ? survey
    : { ...survey, findings: read.refusing(survey.findings) };
}

async function surveyAs(
  read: FilesRead,
  files: readonly string[],
  options: InspectOptions,
  world: World,
): Promise<FilesSurvey> {
  switch (read.kind) {
    case 'customers':
      return surveyAsCustomers(await requestFor(files, options, read.needs, world), world);
    case 'tenures': {
      const request = await requestFor(files, options, read.needs, world);
      const { cohortSize } = options;
      const sized = cohortSize === undefined ? {} : { cohortSize: cohortSize.customers };
      return surveyAsTenures({ ...request, ...sized }, world);
    }
    case 'orders':
      return surveyAsOrders(await requestFor(files, options, unneeded, world), world);
    case 'records':
      return surveyOf(await surveyRows(recordRequest({ options }, files, read.fields), world));
    case 'indicators':
      return surveyOf(await surveyIndicators(files, options, world));
  }
}

/** Of no log of orders is a customer asked for. */
const unneeded = { spend: 'optional', tenure: 'optional', goods: 'read' } as const;

/** The request for customers, with a look at every column. */
export async function requestFor(
  files: readonly string[],
  options: InspectOptions,
  needs: CustomerRequest['needs'],
  { directory }: World,
): Promise<CustomerRequest> {
  const wanted = { labels: [], needs };
  const asked = { options: { ...options, join: [] } };
  return { ...(await customerRequest(asked, files, wanted, directory, allFields)), profile: true };
}

async function surveyRows(request: RecordRequest, world: World): Promise<RecordSurvey> {
  const opened: readonly OpenedFile[] = await openRecords(request, world);
  const profiled = { ...request, profile: true };
  return surveyRecords(planRecords(opened, profiled), profiled, world);
}

/** Rows of indicators as they were read last: in the layout that fits, or in the one that is refused. */
async function surveyIndicators(
  files: readonly string[],
  options: InspectOptions,
  world: World,
): Promise<RecordSurvey> {
  const again = files.includes('-') ? await rereadable(world) : () => world;
  let last: RecordSurvey | undefined;
  const read: ReadIndicatorRows = async (fields, more) => {
    last = await surveyRows({ ...recordRequest({ options }, files, fields), ...more }, again());
    if (last.records === undefined) throw refusalFor(last.findings, last.problems);
    return last.records;
  };
  const { columns } = recordRequest({ options }, files, longFields);
  const asked = { files, columns, isCount: false, isNamed: () => false };
  const found = await indicatorRecords(read, asked).catch((error: unknown) => {
    // What refuses the files is among the findings of the survey.
    if (!(error instanceof Refusal) || last === undefined) throw error;
  });
  if (last === undefined) throw new RangeError('the files have been read');
  if (found === undefined) return last;
  const [file = ''] = files;
  const refusing = hasIndicator(found)
    ? indicatorsOfOrders(found)
    : problem('indicators-none', {}, { file });
  if (refusing === undefined) return last;
  return { ...last, findings: [...last.findings, refusing] };
}

const surveyOf = ({ records: _read, ...survey }: RecordSurvey): FilesSurvey => ({
  ...survey,
  periodYears: null,
});
