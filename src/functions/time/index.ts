import type { ScalarFunction } from "../signature.js";
import { formatDatetime, formatTimespan } from "./format.js";
import { makeDatetime, makeTimespan } from "./make.js";
import { ago, now } from "./now.js";
import { datetimeAdd, datetimeDiff, partFunctions } from "./parts.js";
import { startsAndEnds } from "./start-end.js";
import { localToUtc, timeZones, utcToLocal } from "./time-zone.js";
import { fromUnixTime } from "./unix-time.js";

export const timeFunctions: readonly ScalarFunction[] = [
  now,
  ago,
  ...startsAndEnds,
  ...partFunctions,
  datetimeAdd,
  datetimeDiff,
  makeDatetime,
  makeTimespan,
  formatDatetime,
  formatTimespan,
  ...fromUnixTime,
  utcToLocal,
  localToUtc,
  timeZones,
];
