import type { InputWorld } from './bytes/source-bytes.ts';
import { kindOfFiles } from './cohorts/kind-of-files.ts';
import { surveyCohorts } from './cohorts/survey-cohorts.ts';
import type { CustomerRequest } from './customer-request.ts';
import { openFiles } from './layout/open-files.ts';
import { type Survey, surveyCustomers } from './survey.ts';

/**
 * Reads files of customers, or of cohorts, as far as they can be understood.
 *
 * @throws {Refusal} a file that cannot be read at all
 */
export async function surveyFiles(
  request: CustomerRequest,
  world: InputWorld,
): Promise<Omit<Survey, 'customers'>> {
  const files = await openFiles(request, world);
  const { kind, findings } = kindOfFiles(files, request);
  if (kind === 'cohorts')
    return { ...(await surveyCohorts(files, request)), periodYears: null, currency: null };
  const survey = await surveyCustomers(files, request, world);
  return { ...survey, findings: [...findings, ...survey.findings] };
}
