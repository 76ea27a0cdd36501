-- kql_folded(texts): each text of a list as kql_fold gives it; U+10FFFF, which no text holds, stands between them.
CREATE OR REPLACE TEMPORARY FUNCTION kql_folded(texts ARRAY<STRING>) RETURNS ARRAY<STRING> RETURN
  CASE
    WHEN size(texts) = 0 THEN texts
    ELSE split(kql_fold(array_join(texts, '\U0010FFFF')), '\U0010FFFF')
  END;
