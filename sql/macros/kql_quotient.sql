-- kql_quotient(a, b): KQL long / long: toward zero, NULL where b is 0; 64 bits, wrapping round for the one quotient that
-- does not fit.
CREATE OR REPLACE MACRO kql_quotient(a, b) AS CASE WHEN b = -1 THEN kql_subtract(0, a) ELSE a // b END;
