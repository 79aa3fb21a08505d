-- rapport 0.1: what rapport forecast needs of a table of orders, a row a customer, in the SQL of DuckDB.
-- Made by:
--   rapport sql summary --dialect duckdb --table orders \
--       --column customer=customer_id --column date=ordered_at \
--       --column amount=amount
-- Run by:
--   duckdb -csv FILE.duckdb < summary.sql | rapport forecast - --source cells
-- The answer is one table. Its column part says what a row is:
--   cell        one customer: days with a purchase (days_bought), the first and the last of them;
--               paid is the spend that counts, where it is above 0
--   day         purchases of a day that are not the first of their customer
--   set_aside   rows of the table that do not count: orders is their number
--   total       one row: answer_rows is the number of all others, so that a cut answer is noticed
-- Amounts are whole ten-thousandths of the currency. No floats are added up, no days computed.
-- Unlike a log in a file: a row is an order, never a line of one; a time counts on the day that
-- CAST makes of it, in the time zone of the session; only spaces around texts do not count.
WITH
-- every row: texts without spaces around them, days, amounts in whole ten-thousandths
log_rows AS (
  SELECT
    TRIM(CAST(t."customer_id" AS VARCHAR)) AS id,
    CAST(t."ordered_at" AS DATE) AS day,
    CAST(CAST(t."amount" AS DECIMAL(20, 4)) * 10000 AS BIGINT) AS amount
  FROM "orders" AS t
),
-- why a row does not count, NULL where it does; addresses in capital or small letters are one customer
counted_rows AS (
  SELECT
    CASE
      WHEN r.id LIKE '%_@_%' AND r.id NOT LIKE '%@%@%' AND r.id NOT LIKE '% %' THEN LOWER(r.id)
      ELSE r.id
    END AS customer,
    r.day AS day,
    r.amount AS amount,
    CASE
      WHEN r.day IS NULL THEN 'order-date-missing'
      WHEN COALESCE(LOWER(r.id), '') IN (
        '', '-', '–', '—', 'na', 'n/a', 'null', '\n', 'none', 'nan', '#n/a'
      ) THEN 'order-guest'
      WHEN r.amount IS NULL THEN 'order-amount-missing'
    END AS reason
  FROM log_rows AS r
),
-- one row a customer and day: amounts below 0 are refunds, all others purchases; of labels the first text
log_days AS (
  SELECT
    r.customer AS customer,
    r.day AS day,
    COUNT(CASE WHEN r.amount >= 0 THEN 1 END) AS orders,
    COUNT(CASE WHEN r.amount < 0 THEN 1 END) AS refunds,
    SUM(r.amount) AS amount
  FROM counted_rows AS r
  WHERE r.reason IS NULL
  GROUP BY r.customer, r.day
),
-- the number of purchase days up to each day: a refund has that of the purchase before it
numbered_days AS (
  SELECT
    d.customer AS customer,
    d.day AS day,
    d.orders AS orders,
    d.refunds AS refunds,
    d.amount AS amount,
    SUM(CASE WHEN d.orders > 0 THEN 1 ELSE 0 END) OVER (
      PARTITION BY d.customer ORDER BY d.day
      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
    ) AS number
  FROM log_days AS d
),
-- one row a customer and purchase day, less its refunds; number 0 has the refunds before any purchase, as unmatched
purchase_days AS (
  SELECT
    n.customer AS customer,
    n.number AS number,
    MIN(CASE WHEN n.number > 0 THEN n.day END) AS day,
    MAX(CASE WHEN n.number > 0 THEN n.day END) AS last_seen,
    SUM(n.orders) AS orders,
    SUM(CASE WHEN n.number > 0 THEN n.refunds ELSE 0 END) AS refunds,
    SUM(CASE WHEN n.number > 0 THEN n.amount ELSE 0 END) AS amount,
    SUM(CASE WHEN n.number = 0 THEN n.refunds ELSE 0 END) AS unmatched
  FROM numbered_days AS n
  GROUP BY n.customer, n.number
),
-- one row a customer, without a day where they only gave back; counted spend is that of the purchases after the first
customers AS (
  SELECT
    p.customer AS customer,
    COUNT(p.day) AS days_bought,
    MIN(p.day) AS first_day,
    MAX(p.day) AS last_day,
    MAX(p.last_seen) AS last_seen,
    SUM(p.orders) AS orders,
    SUM(p.refunds) AS refunds,
    SUM(p.amount) AS amount,
    SUM(p.unmatched) AS unmatched,
    CAST(SUM(CASE WHEN p.number > 1 THEN p.amount ELSE 0 END) AS DECIMAL(19, 0)) AS counted_spend
  FROM purchase_days AS p
  GROUP BY p.customer
),
-- the kinds of rows that count customers, and the reasons why their orders do not count
kinds AS (
  SELECT 'refund-unmatched' AS kind
  UNION ALL
  SELECT 'total' AS kind
),
-- each customer once in each kind that counts them, with what tells its rows apart and what is added up in them
keyed_customers AS (
  SELECT
    k.kind AS kind,
    CASE k.kind
      WHEN 'refund-unmatched' THEN c.unmatched
      WHEN 'total' THEN c.orders
    END AS orders,
    CASE WHEN k.kind = 'total' THEN c.refunds END AS refunds,
    CASE WHEN k.kind = 'total' THEN c.last_seen END AS until
  FROM customers AS c
  CROSS JOIN kinds AS k
  WHERE (k.kind = 'refund-unmatched' AND c.unmatched > 0)
    OR k.kind = 'total'
  -- of nobody, so that there is a total where there is no customer
  UNION ALL
  SELECT 'total', 0, 0, NULL
),
-- customers of a kind who are the same in all that tells its rows apart, added up
counted_customers AS (
  SELECT
    d.kind AS kind,
    SUM(d.orders) AS orders,
    SUM(d.refunds) AS refunds,
    MAX(d.until) AS until
  FROM keyed_customers AS d
  GROUP BY d.kind
),
-- the answer: one kind of row after the other, with NULL in the columns of the others
answer AS (
  SELECT
    'cell' AS part,
    c.customer,
    c.days_bought,
    c.first_day,
    c.last_day,
    1 AS customers,
    c.orders,
    c.amount,
    CASE WHEN c.counted_spend > 0 THEN 1 ELSE 0 END AS payers,
    CASE WHEN c.counted_spend > 0 THEN c.counted_spend ELSE 0 END AS paid,
    CASE WHEN c.counted_spend > 0 THEN c.counted_spend * c.counted_spend ELSE 0 END AS paid_squares,
    CAST(NULL AS BIGINT) AS purchases,
    CAST(NULL AS DATE) AS day,
    CAST(NULL AS BIGINT) AS known_purchases,
    CAST(NULL AS VARCHAR) AS reason,
    CAST(NULL AS BIGINT) AS refunds,
    CAST(NULL AS DATE) AS until,
    CAST(NULL AS BIGINT) AS gross,
    CAST(NULL AS DATE) AS split_day,
    CAST(NULL AS BIGINT) AS include_first
  FROM customers AS c
  WHERE c.days_bought > 0
  UNION ALL
  SELECT
    'day' AS part,
    NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
    COUNT(*) AS purchases,
    p.day,
    NULL, NULL, NULL, NULL, NULL, NULL, NULL
  FROM purchase_days AS p
  WHERE p.number > 1
  GROUP BY p.day
  UNION ALL
  SELECT
    CASE WHEN g.kind IN ('refund-unmatched') THEN 'set_aside' ELSE g.kind END AS part,
    NULL, NULL, NULL, NULL, NULL,
    g.orders,
    NULL, NULL, NULL, NULL, NULL, NULL, NULL,
    CASE WHEN g.kind IN ('refund-unmatched') THEN g.kind END AS reason,
    g.refunds,
    g.until,
    CASE WHEN g.kind = 'total' THEN 0 END AS gross,
    NULL,
    CASE WHEN g.kind = 'total' THEN 0 END AS include_first
  FROM counted_customers AS g
  UNION ALL
  SELECT
    'set_aside' AS part,
    NULL, NULL, NULL, NULL, NULL,
    COUNT(*) AS orders,
    NULL, NULL, NULL, NULL, NULL, NULL, NULL,
    r.reason,
    NULL, NULL, NULL, NULL, NULL
  FROM counted_rows AS r
  WHERE r.reason IS NOT NULL
  GROUP BY r.reason
)
SELECT
  a.*,
  CASE WHEN a.part = 'total' THEN COUNT(*) OVER () - 1 END AS answer_rows
FROM answer AS a
;
