-- kql_punycode_bias(delta, points, first): the bias after a delta (RFC 3492, section 6.1).
CREATE OR REPLACE MACRO kql_punycode_bias(delta, points, first) AS
  list_transform(
    [list_transform([delta // CASE WHEN first THEN 700 ELSE 2 END], lambda part: part + part // points)[1]],
    lambda part: list_transform(
      [len(list_filter([1, 35, 1225, 42875, 1500625, 52521875], lambda power: part // power > 455))],
      lambda steps: steps * 36
        + 36 * (part // [1, 35, 1225, 42875, 1500625, 52521875, 1838265625][steps + 1])
          // (part // [1, 35, 1225, 42875, 1500625, 52521875, 1838265625][steps + 1] + 38)
    )[1]
  )[1];
