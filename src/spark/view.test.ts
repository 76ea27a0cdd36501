import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SparkSource } from "./source.js";
import { emptyViewSql, viewSql } from "./view.js";

const ALL = { from: null, to: null };
const source = (place: string, kind: SparkSource["kind"] = "parquet"): SparkSource => ({
  table: "DeviceEvents",
  kind,
  place,
  given: place,
});

/** What stands between a quoted name's quotes, as Spark reads it; the text begins at the quote. */
function unquoted(text: string): string {
  const [, inner = ""] = /^"((?:[^"]|"")*)"/.exec(text) ?? [];
  return inner.replaceAll('""', '"');
}

describe("a view over a source", () => {
  it("quotes any path", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 1 }), (path) => {
        const sql = viewSql({ source: source(path), columns: [{ name: "A", type: "string" }] }, ALL);
        expect(unquoted(sql.slice(sql.indexOf("parquet.") + "parquet.".length))).toBe(path);
      }),
    );
  });

  it("quotes each part of a table's name", () => {
    const sql = viewSql(
      { source: source("lake.default.events", "table"), columns: [{ name: "A", type: "string" }] },
      ALL,
    );
    expect(sql).toContain('FROM "lake"."default"."events"');
  });

  it("compares files' hours and stored times with a span", () => {
    const columns = [{ name: "Timestamp", type: "datetime" as const }];
    const span = { from: 639_080_064_000_000_001n, to: 639_080_100_000_000_001n };
    const sql = viewSql({ source: source("/lake"), columns }, span);
    expect(sql).toContain("BETWEEN 2026030123 AND 2026030301, true)");
    expect(sql).toContain(">= CAST(timestamp_micros(1772409600000000) AS TIMESTAMP)");
    expect(sql).toContain("< CAST(timestamp_micros(1772413200000001) AS TIMESTAMP)");
    expect(sql).toContain(">= 639080064000000001");
    expect(sql).toContain("< 639080100000000001");
  });

  it("has no rows where there is no source", () => {
    expect(emptyViewSql('https://a/"b"', [{ name: "A", type: "datetime" }])).toBe(
      'CREATE OR REPLACE TEMPORARY VIEW "https://a/""b""" AS\nSELECT CAST(NULL AS BIGINT) AS "A", CAST(NULL AS BIGINT) AS "coldhunt_ingestion", CAST(NULL AS STRING) AS coldhunt_file, CAST(NULL AS BIGINT) AS coldhunt_row\nWHERE false',
    );
  });
});
