import { Fleet, start, type Device } from "./fleet.js";
import { isoText, TICKS_PER_SECOND, type Instant } from "./instant.js";
import type { Process } from "./process.js";
import type { Plant } from "./plant.js";
import { Random } from "./random.js";
import type { Row } from "./row.js";
import type { Maker } from "./scene.js";

export interface RowOptions {
  /** How many, planted ones included. */
  readonly rows: number;
  readonly seed: number;
  readonly fleet: Fleet;
  readonly start: Instant;
  /** The time the rows are spread over, in ticks. */
  readonly span: number;
  readonly maker: Maker;
  /** Events that are not drawn, in the order of their times. */
  readonly plants?: readonly Plant[];
}

/** The rows of one export in the order of time. */
export function* generateRows(options: RowOptions): Generator<Row, void, undefined> {
  const { fleet, maker, span } = options;
  const random = new Random(options.seed, `rows of ${maker.places.layout.table}`);
  const plants = [...(options.plants ?? [])];
  const drawn = options.rows - plants.length;
  if (drawn < 0) throw new Error(`more planted events than rows: ${plants.length}`);
  const gap = span / Math.max(1, drawn);
  for (let i = 0; i < drawn; i++) {
    const moment = options.start + Math.floor((i + random.unit()) * gap);
    while (plants[0] !== undefined && options.start + plants[0].at * TICKS_PER_SECOND <= moment) {
      yield planted(random, options, plants[0]);
      plants.shift();
    }
    const device = fleet.draw(random);
    const { actor, actionType } = maker.draw(random, device, moment);
    yield event(random, maker, device, moment, actor, actionType);
  }
  for (const plant of plants) yield planted(random, options, plant);
}

function planted(random: Random, options: RowOptions, plant: Plant): Row {
  const device = options.fleet.device(plant.device);
  // fractions of a second come from the plant, so that tables that go together agree
  const moment = options.start + Math.floor(plant.at * TICKS_PER_SECOND);
  const { definition, startedBefore, ...given } = plant.actor;
  const actor = start(random, device, moment - Math.floor(startedBefore * TICKS_PER_SECOND), {
    definition,
    ...given,
  });
  const row = event(random, options.maker, device, moment, actor, plant.actionType);
  for (const [column, value] of Object.entries(plant.cells ?? {})) row.set(column, value);
  return row;
}

function event(
  random: Random,
  maker: Maker,
  device: Device,
  moment: Instant,
  actor: Process,
  actionType: string,
): Row {
  const row = maker.places.layout.row(moment);
  device.reportId += random.between(1, 4);
  row.set("Timestamp", isoText(moment));
  row.set("DeviceId", device.id);
  row.set("DeviceName", device.name);
  row.set("ActionType", actionType);
  row.set("ReportId", device.reportId);
  row.setAll(maker.places.initiating, actor.initiating);
  maker.fill(row, { random, device, moment, actor }, actionType);
  return row;
}
