-- kql_split_part(parts, place): a dynamic array of the one part at a 0-based place, NULL where there is none.
CREATE OR REPLACE TEMPORARY FUNCTION kql_split_part(parts ARRAY<STRING>, place BIGINT) RETURNS STRING RETURN
  CASE WHEN place >= 0 AND place < size(parts) THEN to_json(array(get(parts, CAST(place AS INT)))) END;
