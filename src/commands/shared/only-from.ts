/**
 * What a result leaves out as counted rows do not have it: "Only from the log: intervals of means, expected purchases".
 * Empty where that is nothing.
 *
 * @param origin - what has it
 */
export const onlyFrom = (origin: string, names: readonly string[]): string[] =>
  names.length === 0 ? [] : [`Only from ${origin}: ${names.join(', ')}`];
