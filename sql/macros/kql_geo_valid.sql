-- kql_geo_valid(longitude, latitude): whether the degrees name a place: a NaN or NULL does not.
CREATE OR REPLACE MACRO kql_geo_valid(longitude, latitude) AS
  coalesce(abs(longitude) <= 180 AND abs(latitude) <= 90, false);
