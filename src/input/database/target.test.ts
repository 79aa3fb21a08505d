import { expect, test } from 'vitest';
import { words } from '../../problems/catalogue.ts';
import { targetName, targetOf } from './target.ts';

const found = (url: string) => {
  const target = targetOf(url);
  return target.ok ? target.value : target.problem.code;
};
const name = (url: string) => {
  const target = targetOf(url);
  return target.ok ? targetName(target.value) : undefined;
};

test('where a database is', () => {
  expect(found('postgres:///shop')).toEqual({ dialect: 'postgres', database: 'shop', tls: {} });
  expect(
    found('postgresql://ada%40x@[::1]:5433/my%20shop?sslmode=verify-full&sslrootcert=ca.pem'),
  ).toEqual({
    dialect: 'postgres',
    user: 'ada@x',
    host: '::1',
    port: 5433,
    database: 'my shop',
    tls: { mode: 'verify-full', root: 'ca.pem' },
  });
  expect(found('postgres://%2Frun%2Fpg/shop')).toMatchObject({ host: '/run/pg' });
  expect(found('postgres:///shop?host=/run/pg&port=5433')).toMatchObject({
    host: '/run/pg',
    port: 5433,
  });
  expect(found('postgres://ada@/shop')).toMatchObject({ user: 'ada', database: 'shop' });
  expect(found('duckdb:data/shop.duckdb')).toEqual({ dialect: 'duckdb', file: 'data/shop.duckdb' });
  expect(found('duckdb:///data/shop.duckdb')).toEqual({
    dialect: 'duckdb',
    file: '/data/shop.duckdb',
  });
  expect(found('DuckDB:C:\\shop.duckdb')).toEqual({ dialect: 'duckdb', file: 'C:\\shop.duckdb' });
  const trino = { dialect: 'trino', host: 'h', catalog: 'lake', schema: 'shop' };
  expect(found('trino://ada@h:8081/lake/shop')).toEqual({
    ...trino,
    user: 'ada',
    port: 8081,
    tls: false,
  });
  expect(found('trino://h/lake/shop')).toEqual({ ...trino, port: 8080, tls: false });
  expect(found('trino+https://h/lake/shop')).toEqual({ ...trino, port: 443, tls: true });
  expect(found('trino://h:8443/lake/shop?SSL=true')).toEqual({ ...trino, port: 8443, tls: true });
});

test('the name of a database has no user', () => {
  expect(name('postgres://ada@db.example.com/shop')).toBe('db.example.com/shop (postgres)');
  expect(name('postgres://[::1]:5433/shop')).toBe('[::1]:5433/shop (postgres)');
  expect(name('postgres:///shop?host=/run/pg')).toBe('shop (postgres)');
  expect(name('postgres://')).toBe('postgres');
  expect(name('trino://ada@h/lake/shop')).toBe('h:8080/lake/shop (trino)');
  expect(name('duckdb:shop.duckdb')).toBe('shop.duckdb (duckdb)');
});

test('a password is refused, and no part of it is shown', () => {
  for (const url of [
    'postgres://ada:hunter2@h/shop',
    'postgres://ada:hunt@er2@h/shop',
    'postgres://ada:hunt/er2@h/shop',
    'postgres://:hunter2@h/shop',
    'postgres://h/shop?password=hunter2',
    'postgres://h/shop?sslpassword=hunter2',
    'trino://ada:hunter2@h/lake',
    'trino+https://h/lake?accessToken=hunter2',
  ]) {
    expect(found(url)).toBe('connection-secret');
  }
  for (const url of [
    'postgres://ada:hunt?er2@h/shop',
    'postgres://ada:1?hunter2@h/shop',
    'postgres://ada:hunt#er2@h/shop',
    'postgres://ada:hunt%er2@h/shop',
    'trino://ada:hunt?er2@h/lake',
  ]) {
    const target = targetOf(url);
    const text = target.ok ? '' : JSON.stringify([target.problem, words(target.problem)]);
    expect(text).not.toBe('');
    expect(text).not.toMatch(/hunt|er2/);
  }
});

test('what is not supported is named', () => {
  const reason = (url: string) => {
    const target = targetOf(url);
    return target.ok ? '' : Object.values(target.problem.args)[0];
  };
  expect(reason('mysql://h/shop')).toBe('"mysql:" is not known');
  expect(reason('postgre://h/shop')).toBe('"postgre:" is not known; perhaps postgres: is meant');
  expect(reason('orders.csv')).toBe('it does not say which database');
  expect(reason('duckdb:')).toBe('after duckdb: there is no file');
  expect(reason('postgres://h1,h2/shop')).toBe('several hosts are not supported: name one');
  expect(reason('postgres://h:0/shop')).toBe('0 is no port: it is a whole number from 1 to 65535');
  expect(reason('postgres://h/shop?sslmode=allow')).toBe(
    'sslmode=allow is not supported, only disable, prefer, require, verify-ca, verify-full',
  );
  expect(reason('postgres://h/shop?options=-csearch_path')).toBe(
    'its parameter "options" is not supported, only sslmode, sslrootcert, sslcert, sslkey, host, port',
  );
  expect(reason('postgres://h/shop/orders')).toBe('after the host there is more than a database');
  expect(reason('trino://h/a/b/c')).toBe(
    'after the host there is more than a catalog and a schema',
  );
  expect(reason('trino:///lake')).toBe('it names no host');
  expect(reason('trino+https://h/lake?SSL=false')).toBe(
    'trino+https: and SSL=false contradict each other',
  );
});
