-- kql_endofweek(ticks): the last tick of the Saturday at or after a datetime. The week that holds the last days of
-- year 9999 would end in the year after and gives NULL.
CREATE OR REPLACE MACRO kql_endofweek(ticks) AS
  nullif((ticks // 864000000000 + 1) // 7 * 6048000000000 + 5183999999999, 3155379839999999999);
