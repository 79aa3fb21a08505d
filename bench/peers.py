"""peers.py WORK INPUT OUTPUT: what rapport is measured by, each as its own users would write it.

Leaves CPU time in milliseconds and peak memory in megabytes in the file $USAGE.
"""

import json
import os
import resource
import sys
import warnings

warnings.filterwarnings("ignore")


def lifetimes(orders, output, all_columns=False):
    """From a log of orders to a row a customer: 8 columns.

    `all_columns` adds those of `forecast --each` that lifetimes has: last day, silence, usual gap, alive.
    """
    import pandas as pd
    from lifetimes import BetaGeoFitter, GammaGammaFitter
    from lifetimes.utils import summary_data_from_transaction_data

    log = pd.read_csv(orders, parse_dates=["date"])
    summary = summary_data_from_transaction_data(
        log, "customer_id", "date", monetary_value_col="amount", freq="D"
    )
    purchases = BetaGeoFitter()
    purchases.fit(summary["frequency"], summary["recency"], summary["T"])
    repeaters = summary[(summary["frequency"] > 0) & (summary["monetary_value"] > 0)]
    spend = GammaGammaFitter()
    spend.fit(repeaters["frequency"], repeaters["monetary_value"])
    history = summary["frequency"], summary["recency"], summary["T"]
    summary["expected"] = purchases.conditional_expected_number_of_purchases_up_to_time(
        365, *history
    )
    summary["spend"] = spend.conditional_expected_average_profit(
        summary["frequency"], summary["monetary_value"]
    )
    summary["value"] = summary["expected"] * summary["spend"]
    if all_columns:
        last = log["date"].max()
        silent = summary["T"] - summary["recency"]
        summary["last"] = (last - pd.to_timedelta(silent, unit="D")).dt.date
        summary["silent"] = silent
        summary["gap"] = summary["recency"] / summary["frequency"]
        summary["alive"] = purchases.conditional_probability_alive(*history)
    summary.to_csv(output)


def duckdb_summary(orders, output):
    import duckdb

    duckdb.sql(
        f"""COPY (
            WITH days AS (
                SELECT customer_id, date, sum(amount) AS spent
                FROM read_csv('{orders}') GROUP BY customer_id, date
            )
            SELECT customer_id, count(*) - 1 AS purchases, min(date) AS first_day,
                max(date) AS last_day, sum(spent) AS total
            FROM days GROUP BY customer_id
        ) TO '{output}' (HEADER)"""
    )


def polars_summary(orders, output):
    import polars as pl

    days = (
        pl.scan_csv(orders, try_parse_dates=True)
        .group_by("customer_id", "date")
        .agg(pl.col("amount").sum())
    )
    days.group_by("customer_id").agg(
        (pl.len() - 1).alias("purchases"),
        pl.col("date").min().alias("first_day"),
        pl.col("date").max().alias("last_day"),
        pl.col("amount").sum().alias("total"),
    ).collect().write_csv(output)


def pandas_summary(orders, output):
    import pandas as pd

    log = pd.read_csv(orders, parse_dates=["date"])
    days = log.groupby(["customer_id", "date"], as_index=False)["amount"].sum()
    days.groupby("customer_id").agg(
        days=("date", "size"),
        first_day=("date", "min"),
        last_day=("date", "max"),
        total=("amount", "sum"),
    ).to_csv(output)


def polars_cohorts(orders, output):
    """Customers, orders and spend by month of the first order and months since."""
    import polars as pl

    log = pl.scan_csv(orders, try_parse_dates=True)
    month = pl.col("date").dt.year() * 12 + pl.col("date").dt.month()
    intake = month.min().over("customer_id").alias("intake")
    log.with_columns(intake, month.alias("month")).group_by(
        "intake", (pl.col("month") - pl.col("intake")).alias("age")
    ).agg(
        pl.col("customer_id").n_unique().alias("customers"),
        pl.len().alias("orders"),
        pl.col("amount").sum().alias("spend"),
    ).sort("intake", "age").collect().write_csv(output)


works = {
    "lifetimes": lifetimes,
    "lifetimes-all": lambda orders, output: lifetimes(orders, output, all_columns=True),
    "duckdb-summary": duckdb_summary,
    "polars-summary": polars_summary,
    "pandas-summary": pandas_summary,
    "polars-cohorts": polars_cohorts,
}

_, work, source, target = sys.argv
works[work](source, target)
used = resource.getrusage(resource.RUSAGE_SELF)
if "USAGE" in os.environ:
    with open(os.environ["USAGE"], "w") as file:
        cpu = 1000 * (used.ru_utime + used.ru_stime)
        json.dump({"cpu": cpu, "memory": used.ru_maxrss / 1024}, file)
