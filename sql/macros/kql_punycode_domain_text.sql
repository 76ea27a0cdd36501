-- kql_punycode_domain_text(domain): a domain name with the labels after 'xn--' read as Punycode; '' where one is
-- malformed.
CREATE OR REPLACE MACRO kql_punycode_domain_text(domain) AS
  list_transform(
    [list_transform(
      string_split(domain, '.'),
      lambda label: CASE WHEN starts_with(lower(label), 'xn--') THEN kql_punycode_text(label[5:]) ELSE label END
    )],
    lambda labels: CASE WHEN len(list_filter(labels, lambda label: label IS NULL)) > 0
      THEN '' ELSE array_to_string(labels, '.') END
  )[1];
