import type { Device } from "./fleet.js";
import type { Instant } from "./instant.js";
import type { Process } from "./process.js";
import type { Random } from "./random.js";
import { Layout, type Row } from "./row.js";
import { INITIATING_COLUMNS, TARGET_COLUMNS } from "./process.js";

/** Where and when an event happens, and which process caused it. */
export interface Scene {
  readonly random: Random;
  readonly device: Device;
  readonly moment: Instant;
  readonly actor: Process;
}

/** Where the columns of an actor and of a target stand in a table. */
export interface Places {
  readonly layout: Layout;
  readonly initiating: readonly number[];
  readonly target: readonly number[];
}

export function places(table: string): Places {
  const layout = new Layout(table);
  return {
    layout,
    initiating: INITIATING_COLUMNS.map((name) => layout.indexOf(name)),
    target: TARGET_COLUMNS.map((name) => layout.indexOf(name)),
  };
}

/** Makes the events of one table. */
export interface Maker {
  readonly places: Places;
  /** Draws who acts and what happens. */
  draw(random: Random, device: Device, moment: Instant): { actor: Process; actionType: string };
  /** Fills what the action type asks for; device, actor, time and ReportId are there already. */
  fill(row: Row, scene: Scene, actionType: string): void;
}
