import { caseNames, expectedEffect } from './case.ts';

/** A report that a case prints as JSON. */
export interface PrintedReport {
  /** Of the case. */
  readonly name: string;
  readonly command: string;
  readonly report: Readonly<Record<string, unknown>>;
}

/** The reports that the cases expect on standard output. */
export async function printedReports(): Promise<readonly PrintedReport[]> {
  const start = /^\{\s*"schema": ?"rapport\/(?<command>[a-z-]+)@\d+"/;
  const reports = (await caseNames()).map(async (name): Promise<PrintedReport[]> => {
    const { stdout } = await expectedEffect(name);
    const command = start.exec(stdout)?.groups?.['command'];
    if (command === undefined) return [];
    // A column may be called anything, but zod never copies a key of this name.
    const report = JSON.parse(
      stdout.replaceAll('"__proto__"', '"_proto_"'),
    ) as PrintedReport['report'];
    return [{ name, command, report }];
  });
  return (await Promise.all(reports)).flat();
}
