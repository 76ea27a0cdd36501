-- kql_bounded_pattern(needles, opening, closing): a regular expression for any of the texts between two others; '' for none.
CREATE OR REPLACE MACRO kql_bounded_pattern(needles, opening, closing) AS
  CASE
    WHEN len(needles) = 0 THEN ''
    ELSE opening || '(?:' || array_to_string(list_transform(needles, lambda n: regexp_escape(n)), '|') || ')' || closing
  END;
