-- kql_indexof(text, needle, place, size, occurrence): the 0-based place of the n-th occurrence, which may overlap; -1 where
-- there is none. place: where the search begins, from the end where negative; size: how far each search goes, -1 to the
-- end. The search for a further occurrence begins after the one before and goes as far again.
CREATE OR REPLACE MACRO kql_indexof(text, needle, place, size, occurrence) AS
  CASE
    WHEN needle = '' OR size < -1 OR occurrence < 0 THEN NULL
    ELSE list_reduce(
      range(0, occurrence),
      lambda found, step: CASE
        WHEN found = -1 AND step > 0 THEN -1
        ELSE kql_position(
          text,
          needle,
          CASE WHEN step = 0 THEN found ELSE found + 1 END,
          CASE WHEN size = -1 THEN length(text) ELSE size END
        )
      END,
      CASE WHEN place < 0 THEN greatest(length(text) + place, 0) ELSE place END
    )
  END;
