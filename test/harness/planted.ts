import { readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { CommandLine } from './command-line.ts';

/**
 * What a terminal obeys: a colour, the title of its window, the 8-bit forms of both, the direction of text, a
 * return, a backspace.
 */
const hostile =
  '\u001b[35m\u001b]0;title\u0007\u009b2J\u009d0;title\u009c\u202e\u2066\u200f\r\b\u007f';

/** The same in a name of a file, on a command line, or in a cell, without what ends a line there. */
const named = hostile.replace('\r', '');

/** Where the texts are planted that a terminal would obey. */
export const places = ['cells', 'headers', 'settings', 'options', 'names of files'] as const;
export type PlantedPlace = (typeof places)[number];

/**
 * A command with hostile texts in one place; those in files are planted in the files of its folder. Undefined where
 * it has no such place, so that nothing has been planted.
 */
export async function planted(
  directory: string,
  { words, stdin }: CommandLine,
  place: PlantedPlace,
): Promise<CommandLine | undefined> {
  if (place === 'options') {
    const hostileWords = words.map((word, i) =>
      words[i - 1]?.startsWith('--') ? word + named : word,
    );
    const isPlanted = hostileWords.some((word, i) => word !== words[i]);
    return isPlanted ? { words: hostileWords, ...(stdin !== undefined && { stdin }) } : undefined;
  }
  const files = (await readdir(directory, { recursive: true })).filter((file) => texts.test(file));
  let command: CommandLine = { words, ...(stdin !== undefined && { stdin }) };
  let isPlanted = false;
  for (const file of files) {
    const path = join(directory, file);
    if (!(await stat(path)).isFile()) continue;
    if (place === 'names of files') {
      const inPlace = (word: string) => word.replaceAll(file, plantedName(file));
      await rename(path, join(directory, plantedName(file)));
      isPlanted = true;
      command = {
        words: command.words.map(inPlace),
        ...(command.stdin !== undefined && { stdin: inPlace(command.stdin) }),
      };
    } else {
      const content = await readFile(path, 'utf8');
      const hostileContent = plantedIn(file, content, place);
      await writeFile(path, hostileContent);
      if (hostileContent !== content) isPlanted = true;
    }
  }
  return isPlanted ? command : undefined;
}

const texts = /\.(csv|tsv|txt|json|yaml|yml)$/i;

/** The content of a file with hostile texts in a place; unchanged where it has no such place. */
function plantedIn(file: string, content: string, place: PlantedPlace): string {
  const ending = extname(file).toLowerCase();
  if (ending === '.json') return place === 'settings' ? plantedJson(content) : content;
  if (ending === '.yaml' || ending === '.yml')
    return place === 'settings' ? plantedYaml(content) : content;
  const [head = '', ...lines] = content.split('\n');
  return [
    place === 'headers' ? plantedCells(head) : head,
    ...(place === 'cells' ? lines.map(plantedCells) : lines),
  ].join('\n');
}

function plantedName(file: string): string {
  const ending = extname(file);
  return `${file.slice(0, file.length - ending.length)}${named}${ending}`;
}

/** Behind every cell with a letter: numbers and days remain, or nothing would be read. */
const plantedCells = (line: string): string =>
  line.replace(/[^,;\t"\r]*[A-Za-z][^,;\t"\r]*/g, (cell) => cell + named);

function plantedJson(content: string): string {
  try {
    return JSON.stringify(
      JSON.parse(content, (key, value) =>
        typeof value === 'string' && !keptKeys.includes(key) ? value + hostile : value,
      ),
    );
  } catch {
    return content;
  }
}

/** Without these a saved result is none. */
const keptKeys = ['schema', 'basis', 'amounts', 'method', 'model', 'statistic'];

/** Values that are words, in quotes with YAML's own escapes. */
const plantedYaml = (content: string): string =>
  content.replace(
    /^(\s*(?:- )?[\w -]+: )([A-Za-z][^"'{[\n#:]*)$/gm,
    (_, key: string, value: string) => `${key}${JSON.stringify(value.trim() + hostile)}`,
  );
