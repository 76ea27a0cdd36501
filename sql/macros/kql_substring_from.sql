-- kql_substring_from(text, place): code points from a 0-based place to the end, from the end where negative; '' for a place
-- outside of the text.
CREATE OR REPLACE MACRO kql_substring_from(text, place) AS
  list_transform(
    [text],
    lambda t: CASE
      WHEN place >= 0 THEN substring(t, place + 1)
      WHEN place >= -length(t) THEN substring(t, length(t) + place + 1)
      ELSE ''
    END
  )[1];
