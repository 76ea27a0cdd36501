import { describe, expect, it } from "vitest";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Column } from "../plan/types.js";
import { DEFENDER_TABLES } from "../schema/defender.js";
import { generateFiles } from "./generate.js";
import { DETECTIONS_FOLDER } from "./package-root.js";
import { shippedCards, type SelectedCard } from "./select-cards.js";
import { shippedSql, type Tables } from "./shipped-sql.js";

const MMC = "0xFF-0546-Process_Injection_Initiated_By_MMC-Win";

async function mmc(): Promise<SelectedCard["card"]> {
  const card = (await shippedCards()).map((one) => one.card).find((one) => one.id === MMC);
  if (card === undefined) throw new Error("the MMC card is gone");
  return card;
}

function withColumns(further: readonly Column[]): Tables {
  return new Map([
    ...DEFENDER_TABLES,
    ["DeviceEvents", [...(DEFENDER_TABLES.get("DeviceEvents") ?? []), ...further]],
  ]);
}

describe("the files beside the cards that ship", () => {
  it("are the ones the compiler makes (npm run detections)", async () => {
    for (const { card } of await shippedCards()) {
      const made = await generateFiles(card);
      for (const ending of ["sql", "json"] as const) {
        const stored = await readFile(join(DETECTIONS_FOLDER, `${card.id}.${ending}`), "utf8");
        expect(stored, `${card.id}.${ending} is stale`).toBe(made[ending]);
      }
    }
  });
});

describe("shipped SQL", () => {
  it("serves its query over the tables of the schema", async () => {
    const card = await mmc();
    const all = await shippedSql(card, DEFENDER_TABLES, DEFENDER_TABLES, "all");
    const windowed = await shippedSql(card, DEFENDER_TABLES, DEFENDER_TABLES, "card");
    expect(all?.lifted).toEqual(["ingestion_time() >= ago(timeframe)"]);
    expect(windowed?.kept).toEqual(["ingestion_time() >= ago(timeframe)"]);
    expect(all?.filterColumns).toEqual(
      new Map([["DeviceEvents", ["ActionType", "InitiatingProcessFileName"]]]),
    );
  });

  it("serves further columns that it does not name", async () => {
    const tables = withColumns([{ name: "MyColumn", type: "string" }]);
    expect(await shippedSql(await mmc(), tables, DEFENDER_TABLES, "all")).toBeDefined();
  });

  it.each([
    ["another query", "edit", DEFENDER_TABLES],
    ["a column named like one it makes", "keep", withColumns([{ name: "mscfile", type: "string" }])],
    [
      "a column of another type",
      "keep",
      new Map([...DEFENDER_TABLES, ["DeviceEvents", [{ name: "Timestamp", type: "string" }] as const]]),
    ],
  ] as const)("does not serve %s", async (_, change, tables) => {
    const card = await mmc();
    const text = change === "edit" ? `${card.query.text}\n| take 1` : card.query.text;
    expect(
      await shippedSql({ id: card.id, query: { text } }, tables, DEFENDER_TABLES, "all"),
    ).toBeUndefined();
  });
});
