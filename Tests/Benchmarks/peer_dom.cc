// simdjson DOM: checks the whole text and makes a tape of it. The parser is kept between the
// calls, as its manual advises.
#include <simdjson.h>

#include "picks.h"
#include "pool_text.h"

namespace {

using simdjson::dom::element;
using simdjson::dom::object;

pool_string StringOf(element value) {
  const std::string_view view = value.get_string().value();
  return {view.data(), view.size()};
}

void ReadMember(std::string_view key, element value, pool_facts* facts) {
  const pool_member member = pool_member_of(key.data(), key.size());
  if (member == POOL_NO_MEMBER) return;
  if (member < POOL_CURRENT_REVISION) {
    facts->counters[member] = static_cast<int32_t>(value.get_int64().value());
    facts->has_counter[member] = 1;
  } else {
    facts->revisions[member - POOL_COUNTERS] = StringOf(value);
  }
}

void ReadObject(object set, pool_facts* facts) {
  std::memset(facts, 0, sizeof *facts);
  for (auto member : set) {
    if (member.key == "metadata") {
      facts->name = StringOf(member.value["name"].value());
    } else if (member.key == "status") {
      const object status = member.value.get_object();
      for (auto inner : status) {
        ReadMember(inner.key, inner.value, facts);
      }
    } else {
      ReadMember(member.key, member.value, facts);
    }
  }
}

uint64_t SumOf(element value, const pick_tree* inside) {
  uint64_t sum = 0;
  if (value.is_array()) {
    const simdjson::dom::array elements = value.get_array().value();
    for (element inner : elements) sum += SumOf(inner, inside);
  } else if (inside != nullptr) {
    if (!value.is_object()) return 0;
    const object members = value.get_object().value();
    for (auto member : members) {
      const pick* found = pick_of(inside, member.key.data(), member.key.size());
      if (found != nullptr) sum += SumOf(member.value, found->inside);
    }
  } else if (value.is_string()) {
    const pool_string string = StringOf(value);
    return pick_string(string.bytes, string.length);
  } else if (value.is_bool()) {
    return pick_number(value.get_bool().value());
  } else if (value.is_int64()) {
    return pick_number(value.get_int64().value());
  }
  return sum;
}

thread_local simdjson::dom::parser parser;
constexpr bool kCopyForPadding = false;

int FindPicks(const picks_text* text, uint64_t* sum) {
  *sum += SumOf(parser.parse(text->bytes, text->length, kCopyForPadding).value(), text->picks);
  return 0;
}

int MakePools(const bench_input& input, bench_output* output) {
  const element root = parser.parse(input.text, input.length, kCopyForPadding).value();
  pool_facts facts;
  if (pool_text_begin(output, &input)) return -1;
  if (input.kind == BENCH_LIST) {
    const simdjson::dom::array items = root["items"];
    for (element item : items) {
      ReadObject(item.get_object().value(), &facts);
      if (pool_text_append(output, &facts)) return -1;
    }
  } else {
    ReadObject(root.get_object().value(), &facts);
    if (pool_text_append(output, &facts)) return -1;
  }
  return pool_text_end(output, &input);
}

}  // namespace

int bench_simdjson_dom(const bench_input* input, bench_output* output) {
  try {
    if (bench_has_picks(input)) return picks_find(input, output, FindPicks);
    return MakePools(*input, output);
  } catch (const simdjson::simdjson_error&) {
    return -1;
  }
}

const char* bench_simdjson_version() {
  static const std::string said = std::to_string(simdjson::SIMDJSON_VERSION_MAJOR) + "." +
                                  std::to_string(simdjson::SIMDJSON_VERSION_MINOR) + "." +
                                  std::to_string(simdjson::SIMDJSON_VERSION_REVISION) +
                                  " with its " +
                                  simdjson::get_active_implementation()->name() + " kernel";
  return said.c_str();
}
