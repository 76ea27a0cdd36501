-- kql_sqrt(x): the square root of a real; NULL below 0.
CREATE OR REPLACE MACRO kql_sqrt(x) AS CASE WHEN x >= 0 THEN sqrt(x) END;
