-- kql_indexof(text, needle, place, size, occurrence): the 0-based place of the n-th occurrence, which may overlap, within
-- a window of the text; -1 where there is none. place: from the end where negative; size -1: to the end.
CREATE OR REPLACE MACRO kql_indexof(text, needle, place, size, occurrence) AS
  CASE
    WHEN needle = '' OR size < -1 OR occurrence < 0 THEN NULL
    ELSE kql_position(
      substring(
        text,
        CASE WHEN place < 0 THEN greatest(length(text) + place, 0) ELSE place END + 1,
        CASE WHEN size = -1 THEN length(text) ELSE size END
      ),
      needle,
      occurrence,
      CASE WHEN place < 0 THEN greatest(length(text) + place, 0) ELSE place END
    )
  END;
