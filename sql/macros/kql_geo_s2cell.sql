-- kql_geo_s2cell(longitude, latitude, level): the token of the S2 cell of a level at a place. This form ends the query; the
-- program puts a function of its own in its place.
CREATE OR REPLACE MACRO kql_geo_s2cell(longitude, latitude, level) AS
  CASE WHEN longitude IS NOT NULL AND latitude IS NOT NULL AND level IS NOT NULL THEN error('only coldhunt itself knows the cells of S2') END;
