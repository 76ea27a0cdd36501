-- kql_ipv6_masked(digits, bits): 32 hexadecimal digits with all bits after the first ones as 0; NULL for bits outside of
-- 0..128.
CREATE OR REPLACE TEMPORARY FUNCTION kql_ipv6_masked(digits STRING, bits BIGINT) RETURNS STRING RETURN
  get(kql_ipv6_masks(array(named_struct('digits', digits, 'bits', bits))), 0);
