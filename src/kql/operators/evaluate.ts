import type { Relation } from "../../plan/relation.js";
import type { SyntaxNode } from "../kusto.js";
import { unsupported } from "../refusal.js";
import { spanIn, type Scope } from "../scope.js";
import { inputOf, type LowerOperator } from "./operator.js";
import { activeUsersCount } from "./plugins/active-users.js";
import { activityCountsMetrics, slidingWindowCounts } from "./plugins/activity.js";
import { bagUnpack } from "./plugins/bag-unpack.js";
import { dcountIntersect } from "./plugins/dcount-intersect.js";
import { geoLineLookup, geoPolygonLookup } from "./plugins/geo-lookup.js";
import { ipv4Lookup, ipv6Lookup } from "./plugins/ip-lookup.js";
import { narrow } from "./plugins/narrow.js";
import { pivot } from "./plugins/pivot.js";
import { REFUSED_PLUGINS } from "./plugins/refused.js";
import { rollingPercentile } from "./plugins/rolling-percentile.js";
import { rowsNear } from "./plugins/rows-near.js";
import { schemaMerge } from "./plugins/schema-merge.js";

/** Lowers one plugin; `node` is the whole operator. */
export type LowerPlugin = (node: SyntaxNode, input: Relation, scope: Scope) => Relation;

const PLUGINS: Readonly<Partial<Record<string, LowerPlugin>>> = {
  active_users_count: activeUsersCount,
  activity_counts_metrics: activityCountsMetrics,
  bag_unpack: bagUnpack,
  dcount_intersect: dcountIntersect,
  geo_line_lookup: geoLineLookup,
  geo_polygon_lookup: geoPolygonLookup,
  ipv4_lookup: ipv4Lookup,
  ipv6_lookup: ipv6Lookup,
  narrow,
  pivot,
  rolling_percentile: rollingPercentile,
  rows_near: rowsNear,
  schema_merge: schemaMerge,
  sliding_window_counts: slidingWindowCounts,
};

/** `evaluate plugin(...)`. */
export const evaluate: LowerOperator = (node, input, scope) => {
  const name = node.child("FunctionCall").child("Name");
  const plugin = PLUGINS[name.name];
  if (plugin === undefined) {
    const reason = REFUSED_PLUGINS.get(name.name);
    const why = reason === undefined ? "" : `: ${reason}`;
    throw unsupported(spanIn(scope.context, name), `the plugin '${name.name}' is not translated${why}`);
  }
  return plugin(node, inputOf(node, input), scope);
};
