import { scaleLinear, scaleUtc } from "d3-scale";
import { LEVELS } from "../../case/finding.js";
import { grouped } from "./markup.js";
import type { Survey } from "./survey.js";

const WIDTH = 1040;
const HEIGHT = 220;
const MARGIN = { left: 52, right: 12, top: 12, bottom: 28 };
const BARS = 60;
const MINUTE = 60_000;

/** Findings over time as an SVG picture, stacked by level; "" where no finding has a time. */
export function timelineSvg(survey: Survey): string {
  if (survey.times.length === 0) return "";
  const { edges, scale } = timeScale(survey.times.map(([time]) => time));
  const bars = counted(survey, edges);
  const most = Math.max(...bars.map((bar) => bar.reduce((sum, count) => sum + count, 0)));
  const y = scaleLinear([0, most], [HEIGHT - MARGIN.bottom, MARGIN.top]).nice(4);
  const parts = y
    .ticks(4)
    .filter(Number.isInteger)
    .map(
      (tick) =>
        `<line class="grid" x1="${MARGIN.left}" x2="${WIDTH - MARGIN.right}" y1="${at(y(tick))}" y2="${at(y(tick))}"/>` +
        `<text class="axis" text-anchor="end" x="${MARGIN.left - 8}" y="${at(y(tick) + 4)}">${grouped(tick)}</text>`,
    );
  for (const tick of scale.ticks(8)) {
    parts.push(
      `<text class="axis" text-anchor="middle" x="${at(scale(tick))}" y="${HEIGHT - 8}">${tickText(tick)}</text>`,
    );
  }
  for (const [index, counts] of bars.entries()) {
    const [from = 0, to = 0] = [edges[index], edges[index + 1]];
    let below = 0;
    for (const [rank, count] of counts.entries()) {
      if (count === 0) continue;
      const [top, bottom] = [y(below + count), y(below)];
      below += count;
      const label = `${utc(from)} to ${utc(to)}: ${count} ${LEVELS[rank] ?? ""}`;
      parts.push(
        `<rect class="level-${LEVELS[rank] ?? ""}" x="${at(scale(from))}" width="${at(Math.max(1, scale(to) - scale(from) - 1))}" y="${at(top)}" height="${at(bottom - top)}"><title>${label}</title></rect>`,
      );
    }
  }
  return `<svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="Findings over time, UTC">${parts.join("")}</svg>`;
}

const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** A day at midnight, a time of day else; UTC. */
function tickText(tick: Date): string {
  const time = tick.toISOString().slice(11, tick.getUTCSeconds() === 0 ? 16 : 19);
  if (time !== "00:00") return time;
  const day = `${MONTHS[tick.getUTCMonth()] ?? ""} ${tick.getUTCDate()}`;
  return tick.getUTCMonth() === 0 && tick.getUTCDate() === 1 ? `${day}, ${tick.getUTCFullYear()}` : day;
}

/** The edges of the bars, ascending milliseconds, and the scale they stand on. */
function timeScale(times: readonly number[]) {
  let [first = 0, last = 0] = [times[0], times[0]];
  for (const time of times) {
    if (time < first) first = time;
    if (time > last) last = time;
  }
  const short = last - first < MINUTE;
  const scale = scaleUtc(
    [short ? first - MINUTE : first, short ? last + MINUTE : last],
    [MARGIN.left, WIDTH - MARGIN.right],
  ).nice(BARS);
  const inner = scale.ticks(BARS).map(Number);
  const [from, to] = scale.domain().map(Number);
  // the last bar takes the last moment in
  const edges = [...new Set([from ?? first, ...inner, (to ?? last) + 1])].sort((a, b) => a - b);
  return { edges, scale };
}

function counted({ times }: Survey, edges: readonly number[]): number[][] {
  const bars = edges.slice(1).map(() => LEVELS.map(() => 0));
  for (const [time, level] of times) {
    const counts = bars[lastNotAfter(edges, time)];
    const rank = LEVELS.indexOf(level);
    if (counts === undefined) throw new Error("bug: a finding outside of the timeline");
    counts[rank] = (counts[rank] ?? 0) + 1;
  }
  return bars;
}

function lastNotAfter(edges: readonly number[], time: number): number {
  let [low, high] = [0, edges.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((edges[middle] ?? 0) <= time) low = middle;
    else high = middle - 1;
  }
  return low;
}

function utc(millis: number): string {
  return `${new Date(millis).toISOString().slice(0, 19)}Z`;
}

function at(value: number): string {
  return value.toFixed(1);
}
