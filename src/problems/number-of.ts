/** A count with its words: "1 customer has", "12 customers have". */
export function numberOf(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
