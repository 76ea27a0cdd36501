-- kql_now(): the clock of a run in ticks of 100 ns since 0001-01-01: the time of the statement. A script that fixes
-- it defines this function anew, with the ticks in its body.
CREATE OR REPLACE TEMPORARY FUNCTION kql_now() RETURNS BIGINT RETURN
  unix_micros(current_timestamp()) * 10 + 621355968000000000;
