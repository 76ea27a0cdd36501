-- kql_acos(x): the angle whose cosine is x; NULL outside of -1 to 1.
CREATE OR REPLACE MACRO kql_acos(x) AS CASE WHEN x BETWEEN -1 AND 1 OR isnan(x) THEN acos(x) END;
