import type { OptionSpec } from '../../option.ts';

/** A file of spending on winning customers. */
export const acquisitionCostsOption = (help: string, settle: string) =>
  ({
    name: 'acquisition-costs',
    value: 'FILE',
    group: 'Winning customers',
    help,
    needs: [{ any: ['margin'], code: 'margin-needed' }],
    excludes: [{ any: ['acquisition'], settle }],
    overrules: { inputs: ['acquisition'] },
    synonyms: ['ad-spend', 'marketing-spend', 'cac-file', 'costs'],
  }) as const satisfies OptionSpec;
