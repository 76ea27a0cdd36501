-- kql_punycode_domain(domain): a domain name whose labels of other than ASCII characters are written in Punycode, between
-- plain dots.
CREATE OR REPLACE MACRO kql_punycode_domain(domain) AS
  array_to_string(list_transform(
    regexp_split_to_array(domain, '[.。．｡]'),
    lambda label: CASE WHEN regexp_matches(label, '[^\x00-\x7F]') THEN 'xn--' || kql_punycode(label) ELSE label END
  ), '.');
