-- kql_datetime_text(ticks): a datetime as text, 2026-03-02T08:15:31.0417203Z, always with seven digits.
-- ticks: BIGINT, 100 ns since 0001-01-01T00:00:00Z, years 1 to 9999; NULL gives NULL.
-- The date is counted in days: DATE reaches from year 1 to 9999, TIMESTAMP_NS does not, TIMESTAMP loses a digit.
CREATE OR REPLACE MACRO kql_datetime_text(ticks) AS
  strftime(DATE '0001-01-01' + (ticks // 864000000000)::INTEGER, '%Y-%m-%d')
  || format(
    'T{:02d}:{:02d}:{:02d}.{:07d}Z',
    ticks // 36000000000 % 24,
    ticks // 600000000 % 60,
    ticks // 10000000 % 60,
    ticks % 10000000
  );
