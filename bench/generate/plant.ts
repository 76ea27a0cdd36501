import type { ImageDefinition } from "./images.js";
import type { Cell } from "./row.js";

/** An event put in by hand among the drawn ones. */
export interface Plant {
  /** Seconds after the start of the export. */
  readonly at: number;
  /** Number of the device in the fleet. */
  readonly device: number;
  readonly actionType: string;
  readonly actor: {
    readonly definition: ImageDefinition;
    /** Seconds between the start of the process and the event. */
    readonly startedBefore: number;
    readonly commandLine?: string;
    /** Where the export spells the program's name in another way. */
    readonly fileName?: string;
    readonly id?: number;
  };
  /** Columns that are to hold these values. */
  readonly cells?: Readonly<Record<string, Cell>>;
}
