import { plainForm } from '../../core/quantity/typed-quantity.ts';
import type { AssumedValue, Report } from '../../core/report.ts';
import type { Block } from '../../render/document.ts';
import { numberText, percentText } from '../../render/number-text.ts';
import { optionName } from './economics/inputs.ts';

/** What a page has in place of an input that differs by segment. */
export const bySegment = 'by segment';

/** Costs that are sums have no one number. */
const sums: readonly string[] = ['serving', 'marketing'];

/** The plain form of a quantity that was typed in another; undefined where it was typed so. */
function readAs(name: string, { value, unit, text }: AssumedValue): string | undefined {
  if (typeof value !== 'number' && !sums.includes(name)) return undefined;
  const form = plainForm(text);
  // Of a length, "monthly" is a month.
  const isRate = form !== undefined && /\/(?:y|mo|w|d)$/.test(form);
  return isRate && unit !== null && !unit.startsWith('/') && typeof value === 'number'
    ? undefined
    : form;
}

/** The report with every assumption in the plain form, for a page. */
export function inPlainForm<R>(report: Report<R>): Report<R> {
  const assumptions = Object.entries(report.assumptions).map(([name, assumption]) => {
    const { segments } = assumption;
    if (segments === undefined)
      return [name, { ...assumption, text: readAs(name, assumption) ?? assumption.text }];
    const own = Object.entries(segments).map(([of, value]) => [
      of,
      { ...value, text: readAs(name, value) ?? value.text },
    ]);
    return [name, { ...assumption, text: bySegment, segments: Object.fromEntries(own) }];
  });
  return { ...report, assumptions: Object.fromEntries(assumptions) };
}

/** "renter 4y, established owner 13y". */
const valuesText = (name: string, values: Readonly<Record<string, AssumedValue>>): string =>
  Object.entries(values)
    .map(([of, value]) => `${of} ${readAs(name, value) ?? value.text}`)
    .join(', ');

/** How quantities were understood that differ, or that were typed in other words than the plain form. */
export function readAsBlocks({ assumptions }: Report<unknown>): Block[] {
  const found = Object.entries(assumptions).flatMap(([name, assumption]) => {
    const option = `--${optionName(name)}`;
    const { segments, scenarios } = assumption;
    if (segments !== undefined) return [`${option}: ${valuesText(name, segments)}`];
    return Object.values(scenarios ?? { assumption }).flatMap((value) => {
      const form = readAs(name, value);
      return form === undefined ? [] : [`${option} "${value.text}", read as ${form}`];
    });
  });
  return found.length === 0 ? [] : [{ kind: 'text', tone: 'plain', lines: [found.join('; ')] }];
}

/** The commands that count ranges at their base; others draw them, or show their ends. */
const countingAtBase: readonly string[] = ['cohorts', 'forecast', 'referral', 'recovery'];

/** That a range counts at its base, where a command does not show what it does to the result. */
export function baseBlocks({ schema, assumptions, sources }: Report<unknown>): Block[] {
  const [, command = ''] = /^rapport\/(\w+)@/.exec(schema) ?? [];
  // A programme of figures alone draws its ranges; one that is read from files has an interval of the customers.
  const isAtBase = countingAtBase.includes(command) || (command === 'ror' && sources.length > 0);
  if (!isAtBase) return [];
  const found = Object.entries(assumptions).flatMap(([name, { value, unit, text, low, high }]) => {
    if (low === undefined || high === undefined || typeof value !== 'number') return [];
    const base = text.includes('%') ? percentText(value) : numberText(value);
    return [`--${optionName(name)} ${text} as ${base}${unit ?? ''}`];
  });
  const line = `A range counts at its base here: ${found.join(', ')}.`;
  return found.length === 0 ? [] : [{ kind: 'text', tone: 'notice', lines: [line] }];
}
