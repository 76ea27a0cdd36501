const PATTERNS = "how the engine finds its patterns is not published";
const CODE = "it runs code of another language";
const OUTSIDE = "it asks a server";
const SEVERAL = "its result is more than one table";

/** Plugins that have no form, with the reason. */
export const REFUSED_PLUGINS: ReadonlyMap<string, string> = new Map([
  ["autocluster", PATTERNS],
  ["basket", PATTERNS],
  ["diffpatterns", PATTERNS],
  ["csharp", CODE],
  ["python", CODE],
  ["r", CODE],
  ["ai_chat_completion", OUTSIDE],
  ["ai_chat_completion_prompt", OUTSIDE],
  ["ai_embed_text", OUTSIDE],
  ["ai_embeddings", OUTSIDE],
  ["azure_digital_twins_query_request", OUTSIDE],
  ["cosmosdb_sql_request", OUTSIDE],
  ["dax_request", OUTSIDE],
  ["execute_query", OUTSIDE],
  ["execute_show_command", OUTSIDE],
  ["http_request", OUTSIDE],
  ["http_request_post", OUTSIDE],
  ["infer_storage_schema", OUTSIDE],
  ["infer_storage_schema_with_suggestions", OUTSIDE],
  ["mysql_request", OUTSIDE],
  ["postgresql_request", OUTSIDE],
  ["sql_request", OUTSIDE],
  ["estimate_rows_count", "its result is an estimate of the engine's store"],
  ["external_datatable", "it is not documented"],
  ["identity", "it is not documented"],
  ["identity_v3", "it is not documented"],
  ["funnel_sequence", SEVERAL],
  ["preview", SEVERAL],
  ["activity_engagement", "where its outer window lies at an inner one is not documented"],
  ["activity_metrics", "what follows a window without any row is not documented"],
  ["new_activity_metrics", "which rows a window without new ids has is not documented"],
  ["funnel_sequence_completion", "its windows are told both of each step and of the whole sequence"],
  ["sequence_detect", "which events of a sequence of more than two steps are paired is not documented"],
  ["session_count", "how long a session stays one is not documented exactly"],
]);
