-- kql_series_fill_linear(series, placeholder, edges, filler): missing elements on the straight line between their
-- neighbours, cut to whole numbers where all are whole; those at the ends get the nearest value where edges is true.
-- An array with nothing but missing elements is filled with the filler.
CREATE OR REPLACE TEMPORARY FUNCTION kql_series_fill_linear(series STRING, placeholder STRING, edges BOOLEAN, filler STRING) RETURNS STRING RETURN
  kql_array(kql_filled_linear(
    kql_list(series),
    kql_numbers(series),
    kql_series_missing(kql_list(series), placeholder),
    kql_places_known(kql_series_missing(kql_list(series), placeholder)),
    NOT exists(kql_list(series), item -> item RLIKE '^-?[0-9]' AND NOT item RLIKE '^-?[0-9]+$'),
    edges,
    filler
  ));
