-- kql_local_to_utc(ticks, zone): the moment in UTC at which the clocks of a time zone show a time. A time that they
-- show twice is taken as the later moment; one that they skip is counted with the offset that follows.
CREATE OR REPLACE MACRO kql_local_to_utc(ticks, zone) AS
  kql_valid_datetime(
    ticks + 10 * (
      epoch_us(timezone(zone, make_timestamp(ticks // 10 - 62135596800000000)))
      - epoch_us(timezone(zone, timezone(zone, make_timestamp(ticks // 10 - 62135596800000000))))
    )
  );
