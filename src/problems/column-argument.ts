/** What follows --column, quoted where a shell would part it. */
export function columnArgument(role: string, column: string): string {
  const text = `${role}=${column}`;
  return /^[\w.:=-]+$/.test(text) ? text : `"${text}"`;
}
