-- kql_date(ticks): the DATE of a datetime. DATE reaches from year 1 to 9999; TIMESTAMP_NS does not.
CREATE OR REPLACE MACRO kql_date(ticks) AS DATE '0001-01-01' + (ticks // 864000000000)::INTEGER;
