import { problem } from '../../core/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { OptionValues } from '../command.ts';

/** How many lines of a list `--top` leaves; all without it. */
export function topCount(text: OptionValues[string] | undefined): number {
  if (text === undefined) return Infinity;
  // Digits alone: "1e1" and "0x1" are numbers to the computer, and slips of the finger to a reader.
  if (typeof text === 'string' && /^0*[1-9]\d*$/.test(text)) return Number(text);
  throw new Refusal(
    problem('out-of-range', {
      what: '--top',
      text: String(text),
      allowed: 'a whole number from 1',
    }),
  );
}
