import { FILE_PROFILE_TABLE, NAMED_SOURCES } from "../schema/stand-ins.js";
import { compileCard, compileWithPlan } from "./compile-card.js";
import { evidenceTables, type CompiledCard } from "./compiled-card.js";
import type { Engine } from "./engine.js";
import { discoverIn, mayHaveRows, provideAbsent, startRun, type Evidence } from "./evidence.js";
import { neverSeen, tableFacts } from "./facts.js";
import { hasOwnProfile, OWN_PROFILE_NOTE } from "./own-file-profile.js";
import { materialize, orderInputs } from "./results.js";
import { NeedsWholeEvidence } from "./scan-selection.js";
import { overWantedRows } from "./wanted-rows.js";

/** The session's own engine, over evidence that was imported into it. */
export function duckdbEngine(evidence: Evidence): Engine {
  const { session, inputs, span, tables } = evidence;
  const order = orderInputs(inputs);
  let window: "all" | "card" = "all";
  return {
    name: "duckdb",
    version: session.version,
    session,
    inputs,
    span,
    tables,
    async start(run) {
      ({ window } = run);
      return startRun(evidence, run.now, run.wallClock);
    },
    async compile(card) {
      const compiled = await compileCard(card, {
        ...{ tables, window, watchlists: evidence.watchlists },
        discover: discoverIn(evidence),
        filled: (table) => mayHaveRows(evidence, table),
      });
      if (evidence.selection?.covers(compiled) === false) throw new NeedsWholeEvidence(card.id);
      await session.installMacros(compiled.macros);
      await provideAbsent(evidence, compiled);
      return compiled;
    },
    run: (compiled, table) =>
      // what the evidence itself tells of a file is told by all its rows
      usesOwnProfile(evidence, compiled)
        ? materialize(evidence, compiled, table)
        : overWantedRows(evidence, compiled, () => materialize(evidence, compiled, table)),
    async facts(compiled) {
      const own = usesOwnProfile(evidence, compiled);
      const facts = [];
      for (const name of evidenceTables(compiled))
        if (!(own && name === FILE_PROFILE_TABLE)) facts.push(await tableFacts(evidence, compiled, name));
      return facts;
    },
    neverSeen: (compiled, actionTypes) => neverSeen(evidence, compiled.tables, actionTypes),
    async keptBounds(compiled) {
      const bounds: bigint[] = [];
      for (const sql of compiled.keptBounds) {
        const [found] = await session.arrays(sql);
        if (typeof found?.[0] === "bigint") bounds.push(found[0]);
      }
      return bounds;
    },
    missing: (compiled) => missingStandIns(evidence, compiled),
    notes: (compiled) => (usesOwnProfile(evidence, compiled) ? [OWN_PROFILE_NOTE] : []),
    sources: () => order,
    async completeness(needs) {
      const { completenessOf, needsOf } = await import("./audit.js");
      return completenessOf(evidence, needsOf(evidence, needs));
    },
    async funnel(card, found) {
      const { countFunnel } = await import("./funnel.js");
      return countFunnel(session, await compileWithPlan(evidence, card, window), found);
    },
  };
}

function usesOwnProfile(evidence: Evidence, compiled: CompiledCard): boolean {
  return compiled.tables.includes(FILE_PROFILE_TABLE) && hasOwnProfile(evidence.held);
}

function missingStandIns({ standIns }: Evidence, compiled: CompiledCard): string[] {
  const { externals, geo } = standIns;
  return [
    ...compiled.externals
      .filter((one) => !externals.has(one.address))
      .map(({ address }) => {
        const named = NAMED_SOURCES.find(({ prefix }) => address.startsWith(prefix));
        return named === undefined
          ? `no local file for ${address} (--external <url>=<file>)`
          : `no local file for ${named.what} (--external ${address}=<file>)`;
      }),
    ...(compiled.macros.includes("kql_geo_info") && geo === undefined
      ? ["no MMDB file for places (--geoip <file>)"]
      : []),
  ];
}
