import type { core } from 'zod';
import { fixtureSchema } from '../src/check/fixture-schema.ts';
import { reportFileSchema } from '../src/commands/report/report-file.ts';
import { programmeSchema } from '../src/commands/ror/programme-file.ts';
import { assumptionsSchema } from '../src/commands/shared/economics/assumptions-file.ts';
import { sourceSchema } from '../src/commands/shared/orders/source-schema.ts';

/** A kind of YAML or JSON file that rapport reads. */
export interface InputFile {
  readonly title: string;
  readonly schema: core.$ZodType;
}

/** The kinds, by the name of their JSON Schema. */
export const inputFiles: Readonly<Record<string, InputFile>> = {
  assumptions: {
    title:
      'Assumptions for rapport, as -a reads them; a command takes those that it has as options',
    schema: assumptionsSchema,
  },
  fixture: { title: 'Cases that rapport check runs', schema: fixtureSchema },
  programme: { title: 'A programme for rapport ror', schema: programmeSchema },
  'report-file': {
    title:
      'The files, options and sections of a report that is made every month, for rapport report',
    schema: reportFileSchema,
  },
  source: { title: 'An export of orders, described for --source', schema: sourceSchema },
};
