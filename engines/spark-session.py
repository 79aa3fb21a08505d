# Runs statements in one session of Spark, as a notebook does. Each line of standard input is {"statement", "file"}, and
# is answered by a line {"seconds"} or {"error"}. The rows go to the file as CSV, where one is named.
import csv
import json
import sys
import time

from pyspark.sql import SparkSession

session = SparkSession.builder.getOrCreate()
print(json.dumps({"version": session.version}), flush=True)
for line in sys.stdin:
    asked = json.loads(line)
    try:
        begin = time.perf_counter()
        rows = session.sql(asked["statement"])
        if asked["file"] is not None:
            with open(asked["file"], "w", newline="", encoding="utf-8") as file:
                writer = csv.writer(file, lineterminator="\n")
                writer.writerow(rows.columns)
                writer.writerows(rows.toLocalIterator())
        answer = {"seconds": time.perf_counter() - begin}
    except Exception as error:
        answer = {"error": str(error)}
    print(json.dumps(answer), flush=True)
