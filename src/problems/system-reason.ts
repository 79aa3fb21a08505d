const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a part of the path is not a folder',
  EISDIR: 'it is a folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ELOOP: 'its links go round in circles',
  ENAMETOOLONG: 'the name is too long',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space is left on the disk',
  EDQUOT: 'the quota of the disk is used up',
  EFBIG: 'the file would be larger than the file system allows',
  EIO: 'the disk reports an error',
  EBUSY: 'another program is using it',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  ERR_FS_FILE_TOO_LARGE: 'the file is too large to be read at once',
};

/** What is wrong with a path in words, where the system has no code that says it. */
export class PathError extends Error {}

/**
 * Whether an error is the answer of the operating system about a file, or of Node in its place; any other
 * is a defect of the program.
 */
export function isSystemError(error: unknown): boolean {
  if (error instanceof PathError || isNulInPath(error)) return true;
  const code = codeOf(error);
  return code !== undefined && (/^E[A-Z0-9]+$/.test(code) || Object.hasOwn(reasons, code));
}

/** What the operating system said, in words. */
export function systemReason(error: unknown): string {
  if (error instanceof PathError) return error.message;
  if (isNulInPath(error)) return 'the name holds a NUL character, which no name can';
  const code = codeOf(error) ?? String(error);
  return Object.hasOwn(reasons, code) ? (reasons[code] ?? code) : code;
}

/** The code of an error, such as ENOENT. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
}

/** Node refuses such a name before it asks the system; its code stands for other mistakes, too. */
const isNulInPath = (error: unknown): boolean =>
  codeOf(error) === 'ERR_INVALID_ARG_VALUE' &&
  error instanceof Error &&
  error.message.includes('null bytes');
