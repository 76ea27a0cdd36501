-- kql_place_of(keys, wanted, first, length, occurrence): the 0-based position of a key in a list, -1 where it is not.
CREATE OR REPLACE TEMPORARY FUNCTION kql_place_of(keys ARRAY<STRING>, wanted STRING, first BIGINT, length BIGINT, occurrence BIGINT) RETURNS BIGINT RETURN
  CASE
    WHEN keys IS NULL OR first IS NULL OR occurrence < 0 OR length < -1 THEN NULL
    ELSE coalesce(
      get(
        filter(
          transform(keys, (name, place) -> CASE WHEN name = wanted THEN CAST(place AS BIGINT) END),
          place -> place IS NOT NULL
            AND place >= CASE WHEN first < 0 THEN greatest(size(keys) + first, 0L) ELSE first END
            AND (length = -1
              OR place < CASE WHEN first < 0 THEN greatest(size(keys) + first, 0L) ELSE first END + length)
        ),
        CAST(least(occurrence, 2147483647L) AS INT) - 1
      ),
      -1L
    )
  END;
