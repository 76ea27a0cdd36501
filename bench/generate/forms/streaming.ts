import { isoText, TICKS_PER_SECOND } from "../instant.js";
import { Random } from "../random.js";
import { jsonObjects } from "./json.js";
import type { Form, FormOptions } from "./form.js";

const GROUPS = ["Workstations", "Servers", null] as const;

/** The tenant id in the records of a seed, and in the paths of their blobs. */
export function tenantOf(seed: number): string {
  return new Random(seed, "tenant").guid();
}

/**
 * Records of the streaming API as they lie in a storage account: one object a line, an envelope around the row whose
 * keys have no fixed order, `time` some seconds to forty minutes after the event, missing strings null.
 */
export function streaming(options: FormOptions): Form {
  const { layout, seed } = options;
  const eol = options.crlf === false ? "\n" : "\r\n";
  const random = new Random(seed, "envelope");
  const tenant = tenantOf(seed);
  const names = `"operationName":"Publish","category":"AdvancedHunting-${layout.table}"`;
  const bodies = GROUPS.map((group) =>
    jsonObjects(options, "null", `,"MachineGroup":${JSON.stringify(group)}`),
  );
  return {
    begin: "",
    between: eol,
    end: eol,
    endOfNone: "",
    row(row) {
      // most arrive within a minute, some late
      const lag = random.chance(0.9) ? random.between(3, 60) : random.between(60, 2400);
      const received = row.moment + lag * TICKS_PER_SECOND + random.below(TICKS_PER_SECOND);
      const head = `"time":"${isoText(received)}","tenantId":"${tenant}"`;
      const properties = `"properties":${random.pick(bodies)(row)}`;
      switch (random.below(3)) {
        case 0:
          return `{${head},${names},"_TimeReceivedBySvc":"${isoText(received - 15_000_000)}",${properties},"Tenant":"DefaultTenant"}`;
        case 1:
          return `{${head},${names},${properties},"Tenant":"DefaultTenant"}`;
        default:
          return `{${properties},${names},"Tenant":"DefaultTenant",${head}}`;
      }
    },
  };
}
