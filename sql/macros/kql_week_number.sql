-- kql_week_number(ticks): the Sundays from the start of year 1, a Monday, to a datetime.
CREATE OR REPLACE MACRO kql_week_number(ticks) AS (ticks // 864000000000 + 1) // 7;
