-- kql_ends_term(needle): whether a text ends with a letter or digit, so that a boundary has to be behind it.
CREATE OR REPLACE MACRO kql_ends_term(needle) AS regexp_matches(needle, '[\p{L}\p{N}]$');
