/** A count of data sets in which something holds, as a share with its standard error: "81.0 ± 2.8 %". */
export function shareText(holding: number, of: number, decimals = 1): string {
  if (of === 0) return '–';
  const share = holding / of;
  const error = Math.sqrt((share * (1 - share)) / of);
  return `${(100 * share).toFixed(decimals)} ± ${(100 * error).toFixed(decimals)} %`;
}

/** A number of customers, as in the text around a table: "1,200". */
export const countText = (count: number): string => count.toLocaleString('en');
