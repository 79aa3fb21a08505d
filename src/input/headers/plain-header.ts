/** A header as options name it: without the spaces around it, and the apostrophe of a spreadsheet. */
export function plainHeader(text: string): string {
  return text.trim().replace(/^'/, '').replace(/\s+/g, ' ');
}
