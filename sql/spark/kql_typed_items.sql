-- kql_typed_items(texts, values): JSON of each element of an array that was read as texts and as values; the texts of
-- strings have lost their quotes.
CREATE OR REPLACE TEMPORARY FUNCTION kql_typed_items(texts ARRAY<STRING>, vals ARRAY<VARIANT>) RETURNS ARRAY<STRING> RETURN
  CASE
    WHEN texts IS NOT NULL AND vals IS NULL THEN raise_error('a bag with one name twice')
    ELSE zip_with(texts, vals, (t, v) -> CASE WHEN schema_of_variant(v) = 'STRING' THEN to_json(v) ELSE t END)
  END;
