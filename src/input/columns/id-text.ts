/** The id in a cell: without spaces around it, and the apostrophe that keeps a spreadsheet from calculating. */
export const idText = (text: string): string => (isBare(text) ? text : stripped(text));

/** Whether a text begins and ends with a letter, a digit or the like: nearly always, and cheap to see. */
const isBare = (text: string): boolean =>
  isBareBetween(text.charCodeAt(0), text.charCodeAt(text.length - 1));

/** The same of a cell that stands in bytes. */
export const isBareId = (bytes: Uint8Array, begin: number, end: number): boolean =>
  begin < end && isBareBetween(bytes[begin] ?? 0, bytes[end - 1] ?? 0);

const isBareBetween = (first: number, last: number): boolean =>
  first > 39 && first < 127 && last > 32 && last < 127;

function stripped(text: string): string {
  const id = text.trim();
  return id.startsWith("'") ? id.slice(1).trim() : id;
}
