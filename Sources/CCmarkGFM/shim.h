#include <string.h>
#include <cmark-gfm.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm-core-extensions.h>

// The node types of the extensions are variables, set when the extensions are registered; Swift may only read them
// through functions.
extern cmark_node_type CMARK_NODE_TABLE, CMARK_NODE_TABLE_ROW, CMARK_NODE_TABLE_CELL, CMARK_NODE_STRIKETHROUGH;

static inline cmark_node_type cmark_table_type(void) { return CMARK_NODE_TABLE; }
static inline cmark_node_type cmark_table_row_type(void) { return CMARK_NODE_TABLE_ROW; }
static inline cmark_node_type cmark_table_cell_type(void) { return CMARK_NODE_TABLE_CELL; }
static inline cmark_node_type cmark_strikethrough_type(void) { return CMARK_NODE_STRIKETHROUGH; }

static inline size_t cmark_length(const char *text) { return strlen(text); }
