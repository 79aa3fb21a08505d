import { version } from './version.ts';

/** What is said where the program itself is at fault: enough to report it. */
export function defectText(error: unknown): string {
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `rapport ${version} has a defect; please report it with the command line and this text:\n${trace}\n`;
}
