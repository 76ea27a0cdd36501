-- kql_ipv6_digits(addresses): the 32 hexadecimal digits of each address of a list, which are in small letters and without
-- masks; NULL for what is none. The digits before :: and after it are filled up from the left of each group, then with
-- zeros between.
CREATE OR REPLACE TEMPORARY FUNCTION kql_ipv6_digits(addresses ARRAY<STRING>) RETURNS ARRAY<STRING> RETURN
  transform(
    transform(addresses, address -> CASE
      WHEN address RLIKE r'^[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){7}\z'
        OR address RLIKE r'^(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4})*)?::(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4})*)?\z'
          AND length(address) - length(replace(address, ':', '')) <= 7
      THEN transform(split(address, '::'), side -> CASE
        WHEN side = '' THEN ''
        ELSE array_join(transform(split(side, ':'), digits -> lpad(digits, 4, '0')), '')
      END)
    END),
    sides -> rpad(get(sides, 0), 32 - length(coalesce(get(sides, 1), '')), '0') || coalesce(get(sides, 1), '')
  );
