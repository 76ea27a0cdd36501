import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { BenchCase } from "../run/case.js";
import { coldhunt } from "../run/coldhunt.js";
import { manyFiles } from "../run/data-sets.js";
import { ACTIONS } from "../generate/actions.js";
import { IMAGES } from "../generate/images.js";

const CARDS = 100;

/** One scan with a hundred cards against one scan with one of them; both have their SQL in the cache. */
export const hundredCards: BenchCase = {
  name: "scan-100-cards",
  bar: 3,
  async prepare(bench) {
    const data = await manyFiles(bench, "csv", "sparse");
    const all = join(bench.scratch, "cards");
    const one = join(bench.scratch, "card");
    await mkdir(all);
    await mkdir(one);
    for (let number = 0; number < CARDS; number++) {
      const file = `card-${String(number).padStart(3, "0")}.kql`;
      await writeFile(join(all, file), card(number));
      if (number === 0) await writeFile(join(one, file), card(number));
    }
    const scan = (cards: string) => {
      const report = join(bench.scratch, "hundred-cards.json");
      const args = [...data.files, "--card", cards, "--no-hash", "--quiet", "--force", "-o", report];
      // rare actions may not occur in a small data set, and then their cards cannot tell
      return coldhunt("scan", args, [5]);
    };
    return {
      rows: data.rows,
      bytes: data.bytes,
      ours: () => scan(all),
      baseline: { what: "the same scan with one card", run: () => scan(one) },
    };
  },
};

/** Cards of the usual kinds, each another program, action and text. */
function card(number: number): string {
  const image = IMAGES[number % IMAGES.length]?.file ?? "";
  const action = ACTIONS[(number * 7) % ACTIONS.length]?.name ?? "";
  const head = `DeviceEvents\n| where InitiatingProcessFileName =~ "${image}"\n`;
  switch (number % 4) {
    case 0:
      return `${head}| where ActionType == "${action}" and InitiatingProcessCommandLine has "${number}"\n`;
    case 1:
      return `${head}| where ActionType in~ ("${action}", "OpenProcessApiCall") and AccountName startswith "x${number}"\n`;
    case 2:
      return `${head}| where InitiatingProcessCommandLine contains "-run ${number}" | extend argv = parse_command_line(InitiatingProcessCommandLine, "windows")\n`;
    default:
      return `${head}| where ProcessCommandLine endswith "${number}.ps1" | project Timestamp, DeviceName, ProcessCommandLine\n`;
  }
}
