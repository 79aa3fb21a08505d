/**
 * The version of each command's result, and of a result that an option of it asks for. It rises when a field is removed or comes to mean something else; a field more
 * leaves it as it is. CONTRIBUTING says what goes with it ("A version of a result").
 */
export const resultVersions = {
  check: 1,
  cohorts: 2,
  compare: 1,
  estimate: 2,
  explain: 1,
  forecast: 2,
  inspect: 1,
  overview: 1,
  pulse: 1,
  recovery: 2,
  referral: 2,
  report: 1,
  retention: 2,
  'retention-movements': 1,
  ror: 2,
  sql: 1,
  value: 2,
} as const;

const versions: ReadonlyMap<string, number> = new Map(Object.entries(resultVersions));

/** The version that a command writes now. What no command is called has only a first one. */
export const resultVersion = (command: string): number => versions.get(command) ?? 1;

/** The name of the form in which a command's result is printed, with its version. */
export const schemaName = (command: string, version = resultVersion(command)): string =>
  `rapport/${command}@${version}`;
