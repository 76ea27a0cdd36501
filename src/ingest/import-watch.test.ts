import { expect, describe, it } from "vitest";
import { csv, csvLine, eventOf } from "../../test/ingest/portal-csv.js";
import { importing } from "../../test/ingest/workspace.js";
import type { Session } from "../store/session.js";
import { importPaths } from "./import.js";
import type { ImportProgress } from "./import-watch.js";

describe("how far an import is", () => {
  it("is told in passes: bytes of the file, and records as its beginning lets expect", async () => {
    const rows = Array.from({ length: 150_000 }, (_, n) => JSON.stringify(eventOf({ ReportId: String(n) })));
    const told: ImportProgress[] = [];
    await importing(
      { "a.json": `[${rows.join(",\n")}]` },
      () => {
        expect(told[0]).toMatchObject({ index: 0, count: 1, fraction: 0 });
        for (const { fraction, seconds } of told) {
          expect(fraction).toBeGreaterThanOrEqual(0);
          expect(fraction).toBeLessThanOrEqual(1);
          expect(seconds).toBeGreaterThanOrEqual(0);
        }
      },
      { onProgress: (state) => told.push(state) },
    );
  });

  it("can be told: the statement that imports is one pass over the file, without a join", async () => {
    await importing({}, async ({ session, folder, write }) => {
      await write({ "a.csv": csv([csvLine()]) });
      const statements: string[] = [];
      const watched: Session = {
        ...session,
        run(sql, values) {
          statements.push(sql);
          return session.run(sql, values);
        },
      };
      await importPaths(watched, [folder]);
      const insertion = statements.find((sql) => sql.startsWith("INSERT INTO main.")) ?? "";
      const [plan] = await session.arrays(
        `EXPLAIN ${insertion.replaceAll("coldhunt_unsplit_", "explained_")}`,
      );
      expect(plan?.[1]).toContain("READ_CSV");
      expect(plan?.[1]).not.toContain("JOIN");
    });
  });
});
