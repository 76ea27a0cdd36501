import { refusedFunction } from "./refused-function.js";
import type { ScalarFunction } from "./signature.js";

/** Functions without a form, by the reason why and what to use in their place. */
const REFUSED: readonly {
  readonly names: readonly string[];
  readonly reason: string;
  readonly hint?: string;
}[] = [
  {
    names: ["gzip_compress_to_base64_string", "zlib_compress_to_base64_string"],
    reason: "its bytes are those of the engine's own compressor",
  },
  {
    names: ["percentiles_array_tdigest", "tdigest_isvalid", "hll_isvalid"],
    reason: "its sketch is the engine's own format",
    hint: "use percentile() or dcount() over the rows",
  },
  {
    names: [
      "geo_point_to_h3cell",
      "geo_h3cell_to_central_point",
      "geo_h3cell_to_polygon",
      "geo_h3cell_neighbors",
      "geo_h3cell_children",
      "geo_h3cell_parent",
      "geo_h3cell_rings",
      "geo_h3cell_level",
      "geo_polygon_to_h3cells",
    ],
    reason: "the grid of H3 is not at hand",
    hint: "use geo_point_to_geohash()",
  },
  {
    names: [
      "geo_closest_point_on_polygon",
      "geo_intersection_2lines",
      "geo_intersection_2polygons",
      "geo_intersection_line_with_polygon",
      "geo_line_buffer",
      "geo_line_densify",
      "geo_line_simplify",
      "geo_line_to_s2cells",
      "geo_point_buffer",
      "geo_polygon_buffer",
      "geo_polygon_densify",
      "geo_polygon_simplify",
      "geo_polygon_to_s2cells",
      "geo_simplify_polygons_array",
      "geo_union_lines_array",
      "geo_union_polygons_array",
    ],
    reason: "which points the engine's library gives a new shape is not documented",
  },
  {
    names: [
      "current_cluster_endpoint",
      "current_database",
      "current_principal",
      "current_principal_details",
      "current_principal_is_member_of",
      "current_node_id",
    ],
    reason: "offline there is no cluster and nobody who asks it",
  },
  {
    names: [
      "extent_id",
      "extentid",
      "extent_tags",
      "row_id",
      "rowstore_ordinal_range",
      "cursor_after",
      "cursor_before_or_at",
      "cursor_current",
      "current_cursor",
    ],
    reason: "rows of exports have no place in the engine's store",
  },
  { names: ["iscolumnexists"], reason: "it is not documented", hint: "use column_ifexists()" },
  { names: ["column_names_of"], reason: "it is not documented", hint: "use getschema" },
  { names: ["row_rank"], reason: "it is not documented", hint: "use row_rank_dense() or row_rank_min()" },
];

export const refusedFunctions: readonly ScalarFunction[] = REFUSED.flatMap(({ names, reason, hint }) =>
  names.map((name) => refusedFunction({ name, reason, hint })),
);
