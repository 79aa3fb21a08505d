import { plainForm } from '../../core/quantity/typed-quantity.ts';
import type { Assumption, Report } from '../../core/report.ts';
import type { Block } from '../../render/document.ts';
import { optionName } from './economics/inputs.ts';

/** Costs that are sums have no one number. */
const sums: readonly string[] = ['serving', 'marketing'];

/** The plain form of a quantity that was typed in another; undefined where it was typed so. */
function readAs(name: string, { value, unit, text }: Assumption): string | undefined {
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
  const assumptions = Object.entries(report.assumptions).map(([name, assumption]) => [
    name,
    { ...assumption, text: readAs(name, assumption) ?? assumption.text },
  ]);
  return { ...report, assumptions: Object.fromEntries(assumptions) };
}

/** How quantities were understood that were typed in other words than the plain form. */
export function readAsBlocks({ assumptions }: Report<unknown>): Block[] {
  const found = Object.entries(assumptions).flatMap(([name, assumption]) => {
    const form = readAs(name, assumption);
    return form === undefined
      ? []
      : [`--${optionName(name)} "${assumption.text}", read as ${form}`];
  });
  return found.length === 0 ? [] : [{ kind: 'text', tone: 'plain', lines: [found.join('; ')] }];
}
