/** The id in a cell: without spaces around it, and the apostrophe that keeps a spreadsheet from calculating. */
export const idText = (text: string): string => (isBare(text) ? text : stripped(text));

/** Whether a text begins and ends with a letter, a digit or the like: nearly always, and cheap to see. */
function isBare(text: string): boolean {
  const first = text.charCodeAt(0);
  const last = text.charCodeAt(text.length - 1);
  return first > 39 && first < 127 && last > 32 && last < 127;
}

function stripped(text: string): string {
  const id = text.trim();
  return id.startsWith("'") ? id.slice(1).trim() : id;
}
