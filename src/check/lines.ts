const lineEnd = /\r\n|\n|\r/;

/** The line that a character stands in, counted from 1. */
export function lineAt(text: string, position: number): number {
  return text.slice(0, position).split(lineEnd).length;
}

/** The line itself, without its end. */
export function excerptAt(text: string, line: number): string {
  return text.split(lineEnd)[line - 1] ?? '';
}
