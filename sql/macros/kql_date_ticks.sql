-- kql_date_ticks(day): the ticks at the start of a DATE.
CREATE OR REPLACE MACRO kql_date_ticks(day) AS (day - DATE '0001-01-01') * 864000000000;
