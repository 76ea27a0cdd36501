-- kql_places_known(missing): the 0-based places of a list's elements that are not missing.
CREATE OR REPLACE TEMPORARY FUNCTION kql_places_known(missing ARRAY<BOOLEAN>) RETURNS ARRAY<INT> RETURN
  filter(transform(missing, (one, place) -> CASE WHEN NOT one THEN place END), place -> place IS NOT NULL);
