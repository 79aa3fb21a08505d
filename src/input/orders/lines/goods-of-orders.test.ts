import { describe, expect, it } from 'vitest';
import { Refusal } from '../../../problems/refusal.ts';
import { codesOf, goodsIn } from '../testing/goods-in.ts';

describe('the cost of goods of a log', () => {
  it('is that of its orders, several a day and a refund with a cost of its own included', async () => {
    // A: 40 on the 5th; on the 7th 3 + 4, of which 1.50 came back. B: 2.
    const log = [
      'order,customer,date,amount,cogs',
      '1,A,2024-01-05,100,40',
      '2,A,2024-01-07,10,3',
      '3,A,2024-01-07,10,4',
      '4,A,2024-01-09,-5,-1.50',
      '5,B,2024-01-05,8,2',
      '6,B,2024-01-06,-1,',
    ];
    expect(await goodsIn(log)).toEqual([
      ['A', 1, 40],
      ['A', 2, 5.5],
      ['B', 1, 2],
    ]);
  });

  it('adds up by line, where amounts do', async () => {
    const log = [
      'order,customer,date,item,line total,cogs',
      '1,A,2024-01-05,x,10,4',
      '1,A,2024-01-05,y,20,5',
      '2,B,2024-01-05,x,10,4',
    ];
    expect(await goodsIn(log)).toEqual([
      ['A', 1, 9],
      ['B', 1, 4],
    ]);
  });

  it('is that of the order, where the header says so and only amounts are by line', async () => {
    const log = [
      'order,customer,date,item,line total,Order COGS',
      '1,A,2024-01-05,x,10,12',
      '1,A,2024-01-05,y,20,12',
    ];
    expect(await goodsIn(log)).toEqual([['A', 1, 12]]);
    // Lines of 10 and of 20 that each cost 12, or an order that does: 24 or 12.
    const unclear = log.map((line) => line.replace('Order COGS', 'COGS'));
    await expect(goodsIn(unclear)).rejects.toSatisfy(
      (error) => error instanceof Refusal && error.problems[0]?.code === 'goods-unclear',
    );
  });

  it('adds up over equal lines', async () => {
    const log = [
      'order,customer,date,item,line total,cogs',
      '1,A,2024-01-05,x,10,4',
      '1,A,2024-01-05,x,10,4',
    ];
    expect(await goodsIn(log)).toEqual([['A', 1, 8]]);
  });

  it('is not below 0 for what is sold', async () => {
    const log = ['order,customer,date,amount,cogs', '1,A,2024-01-05,10,-4', '2,A,2024-01-06,-5,-2'];
    await expect(goodsIn(log)).rejects.toSatisfy(
      (error) => error instanceof Refusal && error.problems[0]?.code === 'goods-negative',
    );
  });

  it('is that of one unit, times their number', async () => {
    const log = [
      'order,customer,date,amount,quantity,Cost per item',
      '1,A,2024-01-05,10,2,1.25',
      '2,A,2024-02-05,30,3,1.25',
    ];
    expect(await goodsIn(log)).toEqual([
      ['A', 1, 2.5],
      ['A', 1, 3.75],
    ]);
  });

  it('adds up over the lines of an order whose total stands on its first row', async () => {
    const log = [
      'Name,Email,Financial Status,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,COGS',
      '#1,a@x.org,paid,30,2024-01-05 10:00:00 +0000,1,x,10,4',
      '#1,a@x.org,,,2024-01-05 10:00:00 +0000,1,y,20,5',
    ];
    expect(await goodsIn(log)).toEqual([['a@x.org', 1, 9]]);
  });

  it('counts once where the header says that it is that of the order, which its rows repeat', async () => {
    const log = [
      'order,customer,date,order total,Order COGS',
      '1,A,2024-01-05,30,12',
      '1,A,2024-01-05,30,12',
    ];
    expect(await goodsIn(log)).toEqual([['A', 1, 12]]);
    const unclear = log.map((line) => line.replace('Order COGS', 'COGS'));
    await expect(goodsIn(unclear)).rejects.toSatisfy(
      (error) => error instanceof Refusal && error.problems[0]?.code === 'goods-unclear',
    );
  });

  it.each([
    [['1,A,2024-01-05,10,4', '2,A,2024-01-06,10,'], 'an order has none'],
    [['1,A,2024-01-05,10,4', '1,A,2024-01-05,20,'], 'a line has none'],
  ])('refuses the log where %s', async (rows) => {
    const log = ['order,customer,date,amount,cogs', ...rows];
    await expect(goodsIn(log)).rejects.toSatisfy(
      (error) => error instanceof Refusal && error.problems[0]?.code === 'goods-missing',
    );
  });

  it('needs none of orders that do not count', async () => {
    const log = [
      'order,customer,date,amount,status,cogs',
      '1,A,2024-01-05,10,paid,4',
      '2,A,2024-01-06,10,cancelled,',
    ];
    expect(await goodsIn(log)).toEqual([['A', 1, 4]]);
  });

  it.each([
    'Shipping cost',
    'Order cost',
    'Total cost',
    'Monthly cost',
    'Ad cost',
    'Handling Cost (inc tax)',
    'Cost (shipping)',
    'Cost %',
    'COGS (%)',
    // What one unit costs says nothing without their number.
    'Unit cost',
    'Cost price',
  ])('is not a column "%s"', async (header) => {
    const log = [`order,customer,date,amount,${header}`, '1,A,2024-01-05,10,4'];
    expect(await goodsIn(log)).toEqual([['A', 1, undefined]]);
  });

  it('is in no column of an export that has none, such as that of Stripe', async () => {
    const log = [
      'id,Created (UTC),Amount,Amount Refunded,Currency,Status,Customer ID',
      'ch_1,2024-01-05 10:00,10.00,0.00,eur,Paid,A',
    ];
    expect(await goodsIn(log)).toEqual([['A', 1, undefined]]);
    expect(await codesOf(log, 'overruled')).toEqual([]);
    expect(await codesOf(log, 'unused')).toEqual([]);
  });

  it.each(['quantity', 'Qty sold', 'Units sold', 'Number of items'])(
    'is not taken from a cost beside "%s", which may be that of one unit',
    async (quantity) => {
      const log = [`order,customer,date,amount,${quantity},cost`, '1,A,2024-01-05,10,2,4'];
      expect(await goodsIn(log)).toEqual([['A', 1, undefined]]);
    },
  );
});
