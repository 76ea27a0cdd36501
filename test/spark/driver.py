"""Runs Spark SQL for the test that both dialects agree: requests are lines of JSON on standard input.

{"id": 1, "sql": [statement, ...]} answers the rows of the last statement, {"id": 2, "active": true} the number of
stages that run. What JSON has no number for is answered as text: whole numbers beyond 2^53, decimals, NaN, Infinity, -Infinity.
"""

import json
import math
import sys
import threading
from decimal import Decimal

from pyspark.sql import SparkSession

LOCK = threading.Lock()
EXACT = 2**53


def plain(value):
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) >= EXACT:
        return str(value)
    if isinstance(value, float) and not math.isfinite(value):
        return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"
    return value


def answer(out):
    with LOCK:
        OUT.write(json.dumps(out, allow_nan=False) + "\n")
        OUT.flush()


def run(spark, request):
    try:
        session = spark.newSession()
        for statement in request["sql"][:-1]:
            session.sql(statement)
        rows = [[plain(cell) for cell in row] for row in session.sql(request["sql"][-1]).collect()]
        answer({"id": request["id"], "rows": rows})
    except Exception as error:  # whatever stops a query is its answer
        answer({"id": request["id"], "error": str(error)[:4000]})


def main():
    builder = SparkSession.builder.master(sys.argv[1]).appName("coldhunt-test")
    for setting in sys.argv[2:]:
        name, value = setting.split("=", 1)
        builder = builder.config(name, value)
    spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("OFF")
    answer({"id": 0, "rows": []})
    for line in sys.stdin:
        request = json.loads(line)
        if request.get("active"):
            stages = spark.sparkContext.statusTracker().getActiveStageIds()
            answer({"id": request["id"], "rows": [[len(stages)]]})
        else:
            threading.Thread(target=run, args=(spark, request), daemon=True).start()
    spark.stop()


OUT = sys.stdout
main()
