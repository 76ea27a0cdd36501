-- kql_ticks_of_unit(name): the ticks of a unit of time by its name in lower case; NULL for an unknown one.
CREATE OR REPLACE TEMPORARY FUNCTION kql_ticks_of_unit(name STRING) RETURNS BIGINT RETURN
  CASE
    WHEN name IN ('d', 'day', 'days') THEN 864000000000
    WHEN name IN ('h', 'hr', 'hrs', 'hour', 'hours') THEN 36000000000
    WHEN name IN ('m', 'min', 'minute', 'minutes') THEN 600000000
    WHEN name IN ('s', 'sec', 'second', 'seconds') THEN 10000000
    WHEN name IN ('ms', 'milli', 'millis', 'millisec', 'millisecond', 'milliseconds') THEN 10000
    WHEN name IN ('micro', 'micros', 'microsec', 'microsecond', 'microseconds') THEN 10
    WHEN name IN ('tick', 'ticks') THEN 1
  END;
