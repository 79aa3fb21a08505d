import { resultVersion } from '../src/commands/shared/result-versions.ts';

/** The published schema of a command's result, in the folder `schemas`. */
export const fileOfResult = (command: string, version = resultVersion(command)): string =>
  `${command}@${version}.json`;

/** The schema of a kind of file that rapport reads; such a file has no version but the first. */
export const fileOfInput = (kind: string): string => `${kind}@1.json`;

/** A published schema of a result as it was before the current version. */
interface EarlierSchema {
  readonly command: string;
  readonly version: number;
  readonly file: string;
}

/** Those of all earlier versions. Nobody writes them again: results of that version stay valid by them. */
export const earlierSchemas = (commands: Iterable<string>): readonly EarlierSchema[] =>
  [...commands].flatMap((command) =>
    Array.from({ length: resultVersion(command) - 1 }, (_, i) => {
      const version = i + 1;
      return { command, version, file: fileOfResult(command, version) };
    }),
  );
