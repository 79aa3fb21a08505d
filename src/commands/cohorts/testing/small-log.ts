/** Ann and Cat came through web, Bob and Dan through shop; only Dan in February, on the 10th. */
export const log = [
  'customer,date,amount,channel',
  'Ann,2024-01-01,10.00,web',
  'Ann,2024-01-31,5.00,shop',
  'Ann,2024-03-01,7.00,web',
  'Bob,2024-01-20,20.00,shop',
  'Cat,2024-01-31,3.00,web',
  'Cat,2024-02-01,4.00,web',
  'Cat,2024-04-02,9.00,web',
  'Dan,2024-02-10,1.00,shop',
  'Dan,2024-03-10,2.00,web',
].join('\n');
