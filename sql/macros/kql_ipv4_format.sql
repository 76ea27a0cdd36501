-- kql_ipv4_format(text, bits): an IPv4 address masked by its own mask and by the given one; '' for what is none.
CREATE OR REPLACE MACRO kql_ipv4_format(text, bits) AS kql_ipv4_text(kql_ipv4(text, bits));
