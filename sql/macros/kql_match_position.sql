-- kql_match_position(text, pattern, occurrence, start): the 0-based place of the n-th match plus the start, -1 where there
-- is none: what lies before it are the parts between matches and the matches themselves.
CREATE OR REPLACE MACRO kql_match_position(text, pattern, occurrence, start) AS
  CASE
    WHEN occurrence < 1 OR len(regexp_extract_all(text, pattern)) < occurrence THEN -1
    ELSE start
      + list_sum(list_transform(string_split_regex(text, pattern)[1:occurrence], lambda part: length(part)))::BIGINT
      + coalesce(
        list_sum(
          list_transform(regexp_extract_all(text, pattern)[1:occurrence - 1], lambda match: length(match))
        )::BIGINT,
        0
      )
  END;
