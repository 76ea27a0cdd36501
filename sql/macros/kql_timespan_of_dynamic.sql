-- kql_timespan_of_dynamic(d): a dynamic value as a timespan: text is read, a number is ticks.
CREATE OR REPLACE MACRO kql_timespan_of_dynamic(d) AS
  CASE json_type(d)
    WHEN 'VARCHAR' THEN kql_timespan_of_text(d ->> '$')
    WHEN 'BOOLEAN' THEN NULL
    ELSE kql_long_of_dynamic(d)
  END;
