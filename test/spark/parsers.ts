/** Queries that take texts apart, for both engines. */
import { literal, SUBJECT } from "./subject.js";

const table = (texts: readonly string[]): string => `datatable(s:string)[${texts.map(literal).join(", ")}]`;

const LINES = table([
  "",
  "Event: name=sys, count=17, took=00:01:02",
  "Event: name=, count=x, took=",
  "Event: name=a=b, count=-5, took=1.02:03:04.5",
  "Event: name=😀 ß, count=9223372036854775807, took=1d",
  "event: name=sys, count=1, took=1",
  "Event: name=one\ntwo, count=2, took=3s",
  "x Event: name=sys, count=17.5, took=0:1 Event: name=two, count=3, took=4",
  "aXbXc",
]);

const PAIRS = table([
  "",
  "a=1 b=2 c=3",
  'a="one two" b=\'3\' c="x\\"y"',
  "x y a=1, b = two words , c=",
  "a=1;b=2;;c=3;=4;a=5",
  "a:1|b:{2|3}|c:😀",
  "b=\t a=\u00a0x\u00a0",
  "a 1 b 2",
]);

const URLS = table([
  "",
  "https://user:pw@host.example:8443/a/b?x=1&y=%20&x=2&z#frag?#",
  "http://[::1]:80/",
  "ftp://host",
  "host.example/path?k=a=b&=c",
  "?a=1&b",
  "mailto:someone@example.test",
  'http://h/"quoted"?k="v"\\',
]);

const PATHS = table([
  "",
  "C:\\Windows\\System32\\cmd.exe",
  "C:\\temp\\file.txt:stream",
  "/usr/lib/a.tar.gz",
  "file://C:/x/y",
  "\\\\server\\share\\name",
  "dir\\",
  "name",
  "C:",
  "a\nb\\c.d",
]);

const RECORDS = table([
  "",
  "a,b,,c",
  '"a ""b""",c\nd,e',
  '"open,"x"y,z',
  '"a\n""b,c',
  '"",""x,"y"z',
  "a,b\r\nc",
  ",",
  '"multi\nline",2',
]);

const ADDRESSES: readonly string[] = [
  "",
  "10.1.2.3",
  " 192.168.1.77/24 ",
  "172.16.0.1/12",
  "172.32.0.1",
  "255.255.255.255",
  "0.0.0.0/0",
  "01.002.3.4",
  "1.2.3",
  "1.2.3.256",
  "1.2.3.4/33",
  "::1",
  "fe80::1:2/64",
  "FE80:0:0:0:a:b:c:d",
  "2001:db8::/32",
  "2001:db8::1/130",
  "::ffff:10.1.2.3",
  "::10.1.2.3/120",
  "::",
  "1::2::3",
  "1:2:3:4:5:6:7::",
  "1:2:3:4:5:6:7:8:9",
  "g::1",
  "10.1.2.3\n",
];
const ADDRESS_TABLE = table(ADDRESSES);
const OTHERS = `datatable(t:string)[${["10.1.0.0/16", "192.168.1.1", "172.16.0.0/12", "2001:db8::5", "fe80::/10", "::ffff:10.0.0.0/104", "1.2.3.4/99", ""].map(literal).join(", ")}]`;
const BOTH = `${ADDRESS_TABLE} | extend k = 1 | join kind=inner (${OTHERS} | extend k = 1) on k | project s, t`;

const of = (source: string, expressions: readonly string[]): string[] =>
  expressions.map((expression) => `${source} | extend x = ${expression}`);

/** Every query. */
export const PARSER_QUERIES: readonly string[] = [
  `${LINES} | parse s with "Event: name=" name ", count=" count:long ", took=" took:timespan`,
  `${LINES} | parse s with * "name=" name "," * "took=" took`,
  `${LINES} | parse s with a "X" b "X" c`,
  `${LINES} | parse kind=relaxed s with * "count=" count:long "," *`,
  `${LINES} | parse kind=relaxed s with * "count=" count:real ", took=" took:timespan`,
  `${LINES} | parse kind=regex s with "(?i)event: name=" name ", count=\\\\S+, took=" took`,
  `${LINES} | parse kind=regex flags=Ui s with "event.*name=" name ", count=" rest`,
  `${LINES} | parse kind=regex flags=s s with "Event: name=" name ",.*took=" took`,
  `${LINES} | parse-where s with "Event: name=" name ", count=" count:long ", took=" took:timespan`,
  `${LINES} | parse-where kind=regex flags=i s with "event: name=" name ", count=(\\\\d+)" rest`,
  `${PAIRS} | parse-kv s as (a:long, b:string, c:string) with (pair_delimiter=" ", kv_delimiter="=")`,
  `${PAIRS} | parse-kv s as (a:string, b:string, c:string) with (pair_delimiter=",", kv_delimiter="=")`,
  `${PAIRS} | parse-kv s as (a:string, b:string, c:string) with (pair_delimiter=";", kv_delimiter="=")`,
  `${PAIRS} | parse-kv s as (a:string, b:string, c:string) with (pair_delimiter=" ", kv_delimiter="=", quote='"', quote="'", escape="\\\\")`,
  `${PAIRS} | parse-kv s as (a:string, b:string, c:string) with (pair_delimiter="|", kv_delimiter=":", quote="{}")`,
  `${PAIRS} | parse-kv s as (a:string, b:string, c:string) with (pair_delimiter=" ", kv_delimiter="=", greedy=true)`,
  `${PAIRS} | parse-kv s as (a:string, b:string) with (quote='"')`,
  `${PAIRS} | parse-kv s as (a:string, b:string) with (regex=@"(\\w)[:=](\\w+)")`,
  ...of(URLS, [
    "parse_url(s)",
    "parse_urlquery(s)",
    'parse_url(s)["Query Parameters"].x',
    "parse_url(s).Host",
    "tostring(parse_url(s))",
  ]),
  ...of(PATHS, ["parse_path(s)", "parse_path(s).Filename"]),
  ...of(RECORDS, ["parse_csv(s)", "array_length(parse_csv(s))"]),
  ...of(
    table([
      "",
      "1",
      "1.2.3.4",
      "10.0.19041.1",
      "1.2.3.4.5",
      "123456789",
      "99999999.99999999.99999999.99999999",
      "1..2",
      "1.2\n",
    ]),
    ["parse_version(s)", 'parse_version(s) > parse_version("10.0.19041.0")'],
  ),
  ...of(ADDRESS_TABLE, [
    "parse_ipv4(s)",
    "parse_ipv4_mask(s, 20)",
    "parse_ipv4_mask(s, 40)",
    "format_ipv4(s)",
    "format_ipv4(s, 20)",
    "format_ipv4_mask(s, 32)",
    "format_ipv4_mask(s, 20)",
    "format_ipv4(parse_ipv4(s))",
    "ipv4_is_private(s)",
    "ipv4_netmask_suffix(s)",
    'ipv4_range_to_cidr_list(s, "192.168.3.77")',
    'ipv4_range_to_cidr_list("0.0.0.0", s)',
    "parse_ipv6(s)",
    "parse_ipv6_mask(s, 61)",
    "parse_ipv6_mask(s, 129)",
    'ipv4_is_in_any_range(s, "10.0.0.0/8", "nonsense", "192.168.1.0/24")',
    'ipv4_is_in_any_range(s, dynamic(["172.16.0.0/12", null]))',
    'ipv6_is_in_any_range(s, "2001:db8::/33", "10.0.0.0/8")',
    'has_ipv4(s, "10.1.2.3")',
    'has_any_ipv4(s, "10.1.2.3", "192.168.1.77")',
    'has_ipv4_prefix(s, "10.1.")',
    "has_ipv4(strcat('x', s, ' ', s, '.'), s)",
    "has_any_ipv4(strcat(s, ' y'), pack_array(s, 'z'))",
  ]),
  ...[
    "ipv4_is_in_range(s, t)",
    "ipv4_is_match(s, t)",
    "ipv4_is_match(s, t, 10)",
    "ipv4_compare(s, t)",
    "ipv4_compare(s, t, 8)",
    "ipv6_is_in_range(s, t)",
    "ipv6_is_match(s, t)",
    "ipv6_is_match(s, t, 30)",
    "ipv6_compare(s, t)",
    "ipv6_compare(s, t, 99)",
  ].map((expression) => `${BOTH} | extend x = ${expression}`),
  ...of(SUBJECT, ["parse_csv(s)", "parse_path(s)", "parse_url(s)", "parse_urlquery(s)"]),
];
