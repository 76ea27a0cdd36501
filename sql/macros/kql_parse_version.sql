-- kql_parse_version(text): up to four numbers of up to eight digits with dots between as one number of eight digits
-- each; NULL where the text is something else. A HUGEINT: 32 digits fit no DOUBLE.
CREATE OR REPLACE MACRO kql_parse_version(text) AS
  CASE
    WHEN regexp_matches(text, '^[0-9]{1,8}(?:\.[0-9]{1,8}){0,3}$')
    THEN CAST(
      array_to_string(
        list_transform([1, 2, 3, 4], lambda part: lpad(coalesce(string_split(text, '.')[part], ''), 8, '0')),
        ''
      ) AS HUGEINT
    )
  END;
