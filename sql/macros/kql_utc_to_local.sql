-- kql_utc_to_local(ticks, zone): what the clocks of a time zone show at a moment in UTC. Zones change by whole
-- seconds, so the offset is taken in microseconds and the seventh digit stays.
CREATE OR REPLACE MACRO kql_utc_to_local(ticks, zone) AS
  kql_valid_datetime(
    ticks + 10 * (
      epoch_us(timezone(zone, make_timestamptz(ticks // 10 - 62135596800000000)))
      - (ticks // 10 - 62135596800000000)
    )
  );
