-- The clock of a run in ticks of 100 ns since 0001-01-01: the variable kql_now where it is set
-- (SET VARIABLE kql_now = ...), else the time of the transaction.
CREATE OR REPLACE MACRO kql_now() AS
  coalesce(getvariable('kql_now'), epoch_us(current_timestamp) * 10 + 621355968000000000)::BIGINT;
