import type { OptionValues } from '../command.ts';

/** The values of an option that may be given more than once, and takes several with commas. */
export function listed(value: OptionValues[string] | undefined, split = true): string[] {
  const texts =
    value === undefined || value === true ? [] : typeof value === 'string' ? [value] : value;
  return split ? texts.flatMap((text) => text.split(',').map((each) => each.trim())) : [...texts];
}
