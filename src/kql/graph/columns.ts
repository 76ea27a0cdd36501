/** The columns that say which node or edge a row is; edges have the two nodes too. */
export const NODE = "coldhunt_node";
export const EDGE = "coldhunt_edge";
export const SOURCE = "coldhunt_source";
export const TARGET = "coldhunt_target";
