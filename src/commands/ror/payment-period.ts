import { type TimeUnit, unitsPerYear } from '../../core/quantity/time-unit.ts';
import type { ProgrammeText } from './programme-text.ts';

/** How often customers pay. */
export interface PaymentPeriod {
  readonly perYear: number;
  /** As `--period` takes it. */
  readonly text: string;
}

/** By the period that is given, else by the usual unit. */
export function paymentPeriod({ inputs }: ProgrammeText, usual: TimeUnit): PaymentPeriod {
  const given = inputs.get('period');
  const { unit, range } = given?.quantity ?? {};
  return given === undefined || unit == null
    ? { perYear: unitsPerYear[usual], text: usual }
    : { perYear: unitsPerYear[unit] / (range?.base ?? 1), text: given.text };
}
