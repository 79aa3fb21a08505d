import type { PulseResult } from './result.ts';

/** A day as a person reads it: "2026-04" where all values are of months, else "2026-04-01". */
export const dayText = (date: string, { monthly }: Pick<PulseResult, 'monthly'>): string =>
  monthly && date.endsWith('-01') ? date.slice(0, -'-01'.length) : date;
