-- What is known of an IP address: nothing here. The program puts a look-up in a local MMDB file in this macro's place.
CREATE OR REPLACE MACRO kql_geo_info(address) AS CAST(CASE WHEN address IS NULL THEN NULL END AS JSON);
