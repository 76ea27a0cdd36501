/** A moment: 100 ns ticks since 2020-01-01T00:00:00Z, which a JavaScript number holds exactly until 2048. */
export type Instant = number;

export const TICKS_PER_SECOND = 10_000_000;
const BASE_MILLIS = Date.UTC(2020, 0, 1);

/** From an RFC 3339 text; milliseconds are enough for a start. */
export function instant(text: string): Instant {
  const millis = Date.parse(text);
  if (Number.isNaN(millis)) throw new Error(`not a time: ${text}`);
  return (millis - BASE_MILLIS) * 10_000;
}

let cachedMinute = NaN;
let cachedText = "";

/** As Defender writes it: up to seven digits, trailing zeros cut (`2026-03-02T08:15:31.04172Z`). */
export function isoText(moment: Instant): string {
  const seconds = Math.floor(moment / TICKS_PER_SECOND);
  const ticks = moment - seconds * TICKS_PER_SECOND;
  const minute = Math.floor(seconds / 60);
  if (minute !== cachedMinute) {
    cachedMinute = minute;
    cachedText = new Date(BASE_MILLIS + minute * 60_000).toISOString().slice(0, 17);
  }
  const second = String(seconds - minute * 60).padStart(2, "0");
  if (ticks === 0) return `${cachedText}${second}Z`;
  return `${cachedText}${second}.${String(ticks).padStart(7, "0").replace(/0+$/, "")}Z`;
}
