-- kql_parse_version(text): up to four numbers of up to eight digits with dots between as one number of eight digits
-- each; NULL where the text is something else. 32 digits fit no DOUBLE.
CREATE OR REPLACE TEMPORARY FUNCTION kql_parse_version(text STRING) RETURNS DECIMAL(38, 0) RETURN
  CASE
    WHEN text RLIKE r'^[0-9]{1,8}(?:\.[0-9]{1,8}){0,3}\z' THEN TRY_CAST(
      array_join(
        transform(sequence(0, 3), part -> lpad(coalesce(get(split(text, r'\.'), part), ''), 8, '0')),
        ''
      ) AS DECIMAL(38, 0)
    )
  END;
