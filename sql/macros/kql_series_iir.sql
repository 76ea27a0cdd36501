-- kql_series_iir(series, numerators, denominators): the recursive filter: each element of the result is made of those
-- of the series up to its place and of the results before it. The empty list goes first: given as the initial value,
-- the engine mixes up the rows' other values where their lists differ in length.
CREATE OR REPLACE MACRO kql_series_iir(series, numerators, denominators) AS
  list_transform([{
    'x': kql_numbers(series), 'b': kql_numbers(numerators), 'a': kql_numbers(denominators)
  }], lambda p: CASE
    WHEN len(p.x) >= 0 AND len(p.b) > 0 AND len(p.a) > 0 THEN to_json(list_transform(
      list_reduce(
        list_prepend(CAST([] AS DOUBLE[]), list_transform(p.x, lambda value: [value])),
        lambda done, next: list_append(done, (
          list_sum(list_transform(
            range(0, least(len(p.b), len(done) + 1)),
            lambda back: p.b[back + 1] * p.x[len(done) + 1 - back]
          ))
          - coalesce(list_sum(list_transform(
            range(1, least(len(p.a), len(done) + 1)),
            lambda back: p.a[back + 1] * done[len(done) + 1 - back]
          )), 0)
        ) / p.a[1])
      ),
      lambda value: kql_json_of_number(value)
    ))
  END)[1];
