-- kql_valid_datetime(ticks): the ticks where they lie in the years 1 to 9999, else NULL.
CREATE OR REPLACE MACRO kql_valid_datetime(ticks) AS
  list_filter([ticks], lambda t: t BETWEEN 0 AND 3155378975999999999)[1];
