const width = 78;

/** A command in as many lines as it takes, broken between its words so that it can be copied. */
export function commandLines(command: string): string[] {
  const [first, ...others] = commandParts(command);
  if (first === undefined) return [];
  const lines: string[] = [];
  let line = first;
  for (const part of others) {
    if (`${line} ${part} \\`.length > width) {
      lines.push(`${line} \\`);
      line = `    ${part}`;
    } else {
      line += ` ${part}`;
    }
  }
  return [...lines, line];
}

/** The words of a command, an option with its value and a pipe with its command as one. */
export function commandParts(command: string): string[] {
  const words = command.match(/(?:'[^']*'|"[^"]*"|\\.|[^\s'"\\])+/g) ?? [];
  const parts: string[] = [];
  let isOpen = false;
  for (const word of words) {
    if (isOpen && !word.startsWith('-') && word !== '|') {
      parts.push(`${parts.pop() ?? ''} ${word}`);
      isOpen = parts.at(-1)?.startsWith('|') === true;
      continue;
    }
    parts.push(word);
    isOpen = word.startsWith('--') || /^-\w$/.test(word) || word === '|';
  }
  return parts;
}

/** A word as a shell reads it back: in quotes where it has more than letters, digits and a few signs. */
export const shellWord = (word: string): string =>
  /^[\p{L}\p{N}_./:=@%+,~-]+$/u.test(word) && !word.startsWith('~')
    ? word
    : `'${word.replaceAll("'", "'\\''")}'`;
