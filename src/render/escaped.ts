const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that HTML and XML show as it is, within an element and within an attribute in quotes. */
export const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => references[character] ?? character);
