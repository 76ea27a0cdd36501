-- kql_shorter_mask(own, other, longest): the shorter of two lengths of masks; NULL where one is outside of 0..longest.
CREATE OR REPLACE MACRO kql_shorter_mask(own, other, longest) AS
  CASE WHEN own IS NOT NULL AND other BETWEEN 0 AND longest THEN least(own, other) END;
