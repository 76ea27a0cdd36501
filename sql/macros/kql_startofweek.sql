-- kql_startofweek(ticks): the Sunday midnight at or before a datetime. 0001-01-01 is a Monday, so day 6 is the first
-- Sunday; the week that holds the first six days would start in the year before year 1 and gives NULL.
CREATE OR REPLACE MACRO kql_startofweek(ticks) AS
  nullif((ticks // 864000000000 + 1) // 7 * 6048000000000 - 864000000000, -864000000000);
