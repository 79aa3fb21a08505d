"""From a log of orders to a row a customer with lifetimes 0.11.3: what `rapport forecast` is measured by."""

import sys
import warnings

warnings.filterwarnings("ignore")

import pandas as pd
from lifetimes import BetaGeoFitter, GammaGammaFitter
from lifetimes.utils import summary_data_from_transaction_data

orders = pd.read_csv(sys.argv[1], parse_dates=["date"])
summary = summary_data_from_transaction_data(
    orders, "customer_id", "date", monetary_value_col="amount", freq="D"
)
purchases = BetaGeoFitter()
purchases.fit(summary["frequency"], summary["recency"], summary["T"])
repeaters = summary[(summary["frequency"] > 0) & (summary["monetary_value"] > 0)]
spend = GammaGammaFitter()
spend.fit(repeaters["frequency"], repeaters["monetary_value"])
summary["expected"] = purchases.conditional_expected_number_of_purchases_up_to_time(
    365, summary["frequency"], summary["recency"], summary["T"]
)
summary["spend"] = spend.conditional_expected_average_profit(
    summary["frequency"], summary["monetary_value"]
)
summary["value"] = summary["expected"] * summary["spend"]
summary.to_csv(sys.argv[2])
