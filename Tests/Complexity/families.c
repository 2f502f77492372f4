#include "families.h"

#include <stddef.h>

#define NAMED(name) "{\"metadata\":{\"name\":\"" name "\"},\"status\":{\"replicas\":1}}"
#define SETS(item) \
  { "[", item, "]" }
#define OWNED(name, owner) \
  "{\"metadata\":{\"name\":\"" name "\",\"ownerReferences\":[" owner "]},\"status\":{}}"
#define BY_UID(uid) "{\"kind\":\"StatefulSet\",\"name\":\"s\",\"uid\":\"" uid "\"}"
#define BY_NAME(name) "{\"kind\":\"StatefulSet\",\"name\":\"" name "\"}"
#define TENANT_OF(item) \
  { "{\"metadata\":{\"name\":\"t\"},\"spec\":{\"pools\":[", item, "]}}" }
#define NONE \
  { NULL, NULL, NULL }
#define OBJECT(more, item, tail) \
  { "{\"metadata\":{\"name\":\"a\"}," more, item, tail }
#define ONE \
  { "{\"metadata\":{\"name\":\"a\"},\"status\":{\"replicas\":1}}", "", "" }

/* One main text, all else small. */
#define POOL_TEXT(name, ...) \
  { name, POOL, 1, __VA_ARGS__, NONE, NONE, NONE }
#define PREVIOUS(name, ...) \
  { name, POOL, 1, ONE, NONE, __VA_ARGS__, NONE }
#define PODS(name, ...) \
  { name, POOL, 1, ONE, NONE, NONE, __VA_ARGS__ }
#define LIST_PODS(name, sets, pods) \
  { name, LIST, 1, SETS(sets), NONE, NONE, SETS(pods) }

const struct family families[] = {
    /* Members that nobody reads. */
    POOL_TEXT("foreign members", OBJECT("", "\"x#\":#", "}")),
    POOL_TEXT("foreign members in the status", OBJECT("\"status\":{", "\"x#\":[#]", "}}")),
    POOL_TEXT("foreign objects", OBJECT("\"x\":[", "{\"a\":{\"b\":[{}]}}", "]}")),
    POOL_TEXT("a foreign string", OBJECT("\"x\":\"", "aaaaaaaaaaaaaaaa", "\"}")),
    POOL_TEXT("a foreign string with escapes", OBJECT("\"x\":\"", "\\n\\u00e9\\\"", "\"}")),
    POOL_TEXT("a foreign string in UTF-8", OBJECT("\"x\":\"", "\xC3\xA9\xE2\x82\xAC", "\"}")),
    POOL_TEXT("labels", {"{\"metadata\":{\"name\":\"a\",\"labels\":{", "\"l#\":\"v\"", "}}}"}),
    POOL_TEXT("managedFields", {"{\"metadata\":{\"name\":\"a\",\"managedFields\":[",
                                "{\"fieldsV1\":{\"f:a\":{\"f:b\":{}}}}", "]}}"}),
    POOL_TEXT("whitespace", OBJECT("\"status\":{}", "        ", "}")),
    POOL_TEXT("newlines", OBJECT("\"status\":{}", "\n", "}")),
    /* Members that are read, again and again. */
    POOL_TEXT("duplicates of the name", {"{\"metadata\":{", "\"name\":\"a#\"", "}}"}),
    POOL_TEXT("duplicates of metadata", {"{", "\"metadata\":{\"name\":\"a#\"}", "}"}),
    POOL_TEXT("duplicates of the status", OBJECT("", "\"status\":{\"replicas\":#}", "}")),
    POOL_TEXT("duplicates of a counter", OBJECT("\"status\":{", "\"replicas\":#", "}}")),
    POOL_TEXT("duplicates of conditions", OBJECT("\"status\":{", "\"conditions\":[{}]", "}}")),
    POOL_TEXT("names with escapes", OBJECT("", "\"\\u0078#\":\"\\n\"", "}")),
    POOL_TEXT("a long name", {"{\"metadata\":{\"name\":\"", "aaaaaaaaaaaaaaaa", "\"}}"}),
    POOL_TEXT("a long name with escapes", {"{\"metadata\":{\"name\":\"", "\\u00e9\\n", "\"}}"}),
    POOL_TEXT("conditions", OBJECT("\"status\":{\"conditions\":[",
                                   "{\"type\":\"T#\",\"status\":\"True\"}", "]}}")),
    POOL_TEXT("conditions of one type",
              OBJECT("\"status\":{\"conditions\":[", "{\"type\":\"Stalled\",\"status\":\"False\"}",
                     "]}}")),
    /* Numbers. */
    POOL_TEXT("integers", OBJECT("\"x\":[", "1234567890123", "]}")),
    POOL_TEXT("reals", OBJECT("\"x\":[", "-1.25e-7", "]}")),
    POOL_TEXT("a real of many digits", OBJECT("\"x\":0.", "00000000", "1}")),
    POOL_TEXT("a real of many digits and an exponent", OBJECT("\"x\":0.", "00000000", "1e9}")),
    POOL_TEXT("an integer of many digits", OBJECT("\"x\":", "11111111", "}")),
    /* Not JSON, which is seen late. */
    POOL_TEXT("an error at the end", OBJECT("\"x\":[", "{\"a\":[1,\"b\",null]}", "],}")),
    POOL_TEXT("no end", OBJECT("\"x\":[", "{\"a\":[1.5,true]}", "")),
    POOL_TEXT("a broken string at the end", OBJECT("\"x\":[", "\"\\u00e9\"", ",\"\\q\"]}")),
    POOL_TEXT("a backslash at the end", OBJECT("\"x\":[", "1", "\\]}")),
    POOL_TEXT("a string without end", OBJECT("\"x\":\"", "aaaaaaaaaaaaaaaa", "")),
    POOL_TEXT(
        "too deep at the end",
        OBJECT("\"x\":[", "[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]",
               ",[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["
               "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[")),
    POOL_TEXT("brackets that open", {"", "[", ""}),
    POOL_TEXT(
        "levels near the deepest",
        OBJECT("\"x\":[",
               "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["
               "]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
               "]}")),
    /* JSON, and wrong at the end. */
    POOL_TEXT("a wrong type at the end",
              OBJECT("\"x\":[", "{\"a\":1}", "],\"status\":{\"replicas\":\"4\"}}")),
    {"a wrong item at the end",
     LIST,
     1,
     {"[", NAMED("a#"), ",{\"status\":{\"replicas\":-1}}]"},
     NONE,
     NONE,
     NONE},
    PODS("a wrong pod at the end", {"[", OWNED("a-#", ""), ",{\"metadata\":5}]"}),
    /* Lists and tenants. */
    {"StatefulSets", LIST, 0, SETS(NAMED("a#")), NONE, NONE, NONE},
    {"StatefulSets, by the kubernetes rule", LIST, 1, SETS(NAMED("a#")), NONE, NONE, NONE},
    {"StatefulSets with escapes", LIST, 1, SETS(NAMED("a\\u00e9#")), NONE, NONE, NONE},
    /* The first annotations are long. The kernel takes them, for it sees none of the others, which
     * are not like them and which it does not take. */
    {"StatefulSets with unlike annotations",
     LIST,
     1,
     {"[{\"metadata\":{\"name\":\"b\",\"annotations\":{\"example.com\":\"*\"}},\"status\":{}}"
      "," NAMED("c") "," NAMED("d") "," NAMED("e") "," NAMED("f") ",",
      "{\"metadata\":{\"name\":\"a#\",\"annotations\":{\"example.com\":\"b\",\"c\":1e5}},"
      "\"status\":{}}",
      "]"},
     NONE,
     NONE,
     NONE},
    {"pools without StatefulSets", TENANT, 1, TENANT_OF("{\"name\":\"p#\"}"), SETS(NAMED("x")),
     NONE, NONE},
    {"StatefulSets of no pool", TENANT, 1, TENANT_OF("{\"name\":\"p#\"}"), SETS(NAMED("x#")), NONE,
     NONE},
    {"pools in order", TENANT, 1, TENANT_OF("{\"name\":\"p#\"}"), SETS(NAMED("t-p#")), NONE, NONE},
    {"pools in the other order", TENANT, 1, TENANT_OF("{\"name\":\"p#\"}"), SETS(NAMED("t-p$")),
     NONE, NONE},
    {"pools of one name", TENANT, 1, TENANT_OF("{\"name\":\"p\"}"), SETS(NAMED("t-p")), NONE, NONE},
    {"pools and entries by ssName",
     TENANT,
     1,
     {"{\"metadata\":{\"name\":\"t\"},\"spec\":{\"pools\":[{\"name\":\"p1\"}]},\"status\":{"
      "\"pools\":[",
      "{\"ssName\":\"t-p$\",\"x\":1}", "]}}"},
     SETS(NAMED("t-p#")),
     NONE,
     NONE},
    {"entries of one name",
     TENANT,
     1,
     {"{\"metadata\":{\"name\":\"t\"},\"spec\":{\"pools\":[{\"name\":\"p\"}]},\"status\":{"
      "\"pools\":[",
      "{\"name\":\"p\",\"x\":1}", "]}}"},
     {"[" NAMED("t-p") "]", "", ""},
     NONE,
     NONE},
    {"conditions of a tenant",
     TENANT,
     1,
     {"{\"metadata\":{\"name\":\"t\"},\"spec\":{\"pools\":[]},\"status\":{\"conditions\":[",
      "{\"type\":\"T#\",\"status\":\"True\"}", "]}}"},
     SETS(NAMED("t-p")),
     NONE,
     NONE},
    {"foreign members of a tenant's status",
     TENANT,
     1,
     {"{\"metadata\":{\"name\":\"t\"},\"spec\":{\"pools\":[]},\"status\":{", "\"x#\":1", "}}"},
     SETS(NAMED("t-p")),
     NONE,
     NONE},
    /* The status of last time. */
    PREVIOUS("foreign members of previous", {"{\"ssName\":\"a\",", "\"x#\":#", "}"}),
    PREVIOUS("duplicates in previous", {"{", "\"ssName\":\"a#\"", "}"}),
    PREVIOUS("foreign members of previous with escapes",
             {"{\"ssName\":\"a\",", "\"\\u0078#\":1", "}"}),
    PREVIOUS("a long message of previous", {"{\"message\":\"", "\\naaaaaaa", "\"}"}),
    /* Pods. */
    PODS("pods of another", SETS(OWNED("b-#", BY_UID("v")))),
    PODS("pods by ordinal", SETS("{\"metadata\":{\"name\":\"a-#\"},\"status\":{}}")),
    PODS("pods by the owner's name", SETS(OWNED("b-#", BY_NAME("a")))),
    PODS("one pod with many owners",
         {"[{\"metadata\":{\"name\":\"p\",\"ownerReferences\":[", BY_NAME("s#"), "]}}]"}),
    PODS("containers", {"[{\"metadata\":{\"name\":\"a-0\"},\"status\":{\"containerStatuses\":[",
                        "{\"ready\":false,\"state\":{\"waiting\":{\"reason\":\"R#\"}}}", "]}}]"}),
    {"pods of an observation", EVALUATE, 1, NONE, NONE, NONE,
     SETS("{\"metadata\":{\"name\":\"a-#\"},\"status\":{}}")},
    /* Pods times StatefulSets. */
    LIST_PODS("each its pod, by uid",
              "{\"metadata\":{\"name\":\"a#\",\"uid\":\"u#\"},\"status\":{}}",
              OWNED("p-#", BY_UID("u$"))),
    LIST_PODS("one name in many namespaces",
              "{\"metadata\":{\"name\":\"a\",\"namespace\":\"n#\"},\"status\":{}}",
              "{\"metadata\":{\"name\":\"a-0\",\"namespace\":\"n$\"},\"status\":{}}"),
    LIST_PODS("one name, one namespace for the pods",
              "{\"metadata\":{\"name\":\"a\",\"namespace\":\"n#\"},\"status\":{}}",
              "{\"metadata\":{\"name\":\"a-#\",\"namespace\":\"n\"},\"status\":{}}"),
    LIST_PODS("one name and no namespace", NAMED("a"), "{\"metadata\":{\"name\":\"a-#\"}}"),
    LIST_PODS("one name, uids and no namespace",
              "{\"metadata\":{\"name\":\"a\",\"uid\":\"u#\"},\"status\":{}}",
              "{\"metadata\":{\"name\":\"a-#\"}}"),
    LIST_PODS("one name, failed pods", NAMED("a"),
              "{\"metadata\":{\"name\":\"a-#\"},\"status\":{\"phase\":\"Failed\"}}"),
    LIST_PODS("one uid", "{\"metadata\":{\"name\":\"a#\",\"uid\":\"u\"},\"status\":{}}",
              OWNED("p-#", BY_UID("u"))),
    LIST_PODS("owners by name", NAMED("a#"), OWNED("p-#", BY_NAME("a$"))),
    {"one pod with many owners, who are all there",
     LIST,
     1,
     SETS(NAMED("s#")),
     NONE,
     NONE,
     {"[{\"metadata\":{\"name\":\"p\",\"ownerReferences\":[", BY_NAME("s#"), "]}}]"}},
    {"pools of one uid", TENANT, 1, TENANT_OF("{\"name\":\"p#\"}"),
     SETS("{\"metadata\":{\"name\":\"t-p#\",\"uid\":\"u\"},\"status\":{}}"), NONE,
     SETS(OWNED("p-#", BY_UID("u")))},
    {"pools with a pod each", TENANT, 1, TENANT_OF("{\"name\":\"p#\"}"), SETS(NAMED("t-p#")), NONE,
     SETS("{\"metadata\":{\"name\":\"t-p$-0\"},\"status\":{}}")},
};

const int family_count = sizeof families / sizeof *families;
