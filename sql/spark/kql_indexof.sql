-- kql_indexof(text, needle, place, size, occurrence): the 0-based place of the n-th occurrence, which may overlap; -1 where
-- there is none. place: where the search begins, from the end where negative; size: how far each search goes, -1 to the
-- end. The search for a further occurrence begins after the one before and goes as far again.
CREATE OR REPLACE TEMPORARY FUNCTION kql_indexof(text STRING, needle STRING, place BIGINT, size BIGINT, occurrence BIGINT) RETURNS BIGINT RETURN
  CASE
    WHEN needle = '' OR size < -1 OR occurrence < 0 THEN NULL
    WHEN occurrence = 0
      THEN CASE WHEN place < 0 THEN greatest(length(text) + place, 0L) ELSE place END
    WHEN occurrence > length(text) OR place > length(text) THEN -1L
    ELSE aggregate(
      sequence(1L, greatest(occurrence, 1L)),
      CASE WHEN place < 0 THEN greatest(length(text) + place, 0L) ELSE place END - 1,
      (found, step) -> CASE
        WHEN found = -1 AND step > 1 THEN -1L
        ELSE CAST(locate(
          needle,
          CASE
            WHEN size = -1 THEN text
            ELSE substring(text, 1, CAST(least(found + 1 + size, 2147483647L) AS INT))
          END,
          CAST(found + 2 AS INT)
        ) AS BIGINT) - 1
      END
    )
  END;
