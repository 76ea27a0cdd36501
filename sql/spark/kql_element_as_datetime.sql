-- kql_element_as_datetime(d): the datetime that a text reads as; NULL for anything else.
CREATE OR REPLACE TEMPORARY FUNCTION kql_element_as_datetime(d STRING) RETURNS BIGINT RETURN
  CASE WHEN left(d, 1) = '"' THEN kql_datetime_of_dynamic(d) END;
