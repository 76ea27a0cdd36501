-- kql_split_part(parts, place): a dynamic array of the one part at a 0-based place, NULL where there is none.
CREATE OR REPLACE MACRO kql_split_part(parts, place) AS
  CASE WHEN place >= 0 AND place < len(parts) THEN to_json([parts[place + 1]]) END;
