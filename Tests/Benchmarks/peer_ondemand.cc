// simdjson On-Demand: reads what is asked for and does not check what it skips. The parser is
// kept between the calls, as its manual advises, and members of a status are asked for in the
// order in which the text has them: its fastest way; with a loop over all members it was slower.
// Picks need the loop: most of them are absent, and to ask for one would read all members again.
#include <simdjson.h>

#include "picks.h"
#include "pool_text.h"

namespace {

namespace ondemand = simdjson::ondemand;

void ReadCounter(ondemand::object& status, std::string_view key, pool_member member,
                 pool_facts* facts) {
  int64_t number;
  if (status[key].get(number) != simdjson::SUCCESS) return;
  facts->counters[member] = static_cast<int32_t>(number);
  facts->has_counter[member] = 1;
}

void ReadString(ondemand::object& object, std::string_view key, pool_string* string) {
  std::string_view view;
  if (object[key].get(view) == simdjson::SUCCESS) *string = {view.data(), view.size()};
}

void ReadSortedStatus(ondemand::object status, pool_facts* facts) {
  ReadCounter(status, "currentReplicas", POOL_CURRENT, facts);
  ReadString(status, "currentRevision", &facts->revisions[0]);
  ReadCounter(status, "readyReplicas", POOL_READY, facts);
  ReadCounter(status, "replicas", POOL_REPLICAS, facts);
  ReadString(status, "updateRevision", &facts->revisions[1]);
  ReadCounter(status, "updatedReplicas", POOL_UPDATED, facts);
}

void ReadStatus(ondemand::object status, pool_facts* facts) {
  ReadCounter(status, "replicas", POOL_REPLICAS, facts);
  ReadCounter(status, "readyReplicas", POOL_READY, facts);
  ReadCounter(status, "currentReplicas", POOL_CURRENT, facts);
  ReadCounter(status, "updatedReplicas", POOL_UPDATED, facts);
  ReadString(status, "currentRevision", &facts->revisions[0]);
  ReadString(status, "updateRevision", &facts->revisions[1]);
}

int Append(ondemand::object object, const bench_input& input, bench_output* output) {
  pool_facts facts{};
  if (input.kind == BENCH_STATUS) {
    ReadStatus(object, &facts);
  } else {
    ondemand::object metadata = object["metadata"];
    ReadString(metadata, "name", &facts.name);
    (input.is_sorted ? ReadSortedStatus : ReadStatus)(object["status"], &facts);
  }
  return pool_text_append(output, &facts);
}

uint64_t SumOf(ondemand::value value, const pick_tree* inside);

// The key of a field as it stands; simdjson before 3.6 only knows where it begins. None has an
// escape here.
template <class Field>
auto KeyOf(Field& field, int) -> decltype(std::string_view(field.escaped_key().value())) {
  return field.escaped_key().value();
}

template <class Field>
std::string_view KeyOf(Field& field, long) {
  const char* key = field.key().value().raw();
  return {key, static_cast<size_t>(static_cast<const char*>(std::memchr(key, '"', 64)) - key)};
}

uint64_t SumOfMembers(ondemand::object object, const pick_tree* inside) {
  uint64_t sum = 0;
  for (auto field : object) {
    const std::string_view key = KeyOf(field, 0);
    const pick* found = pick_of(inside, key.data(), key.size());
    if (found != nullptr) sum += SumOf(field.value().value(), found->inside);
  }
  return sum;
}

uint64_t SumOf(ondemand::value value, const pick_tree* inside) {
  uint64_t sum = 0;
  switch (value.type().value()) {
    case ondemand::json_type::array:
      for (ondemand::value inner : value.get_array().value()) sum += SumOf(inner, inside);
      return sum;
    case ondemand::json_type::object:
      return inside == nullptr ? 0 : SumOfMembers(value.get_object().value(), inside);
    case ondemand::json_type::string: {
      const std::string_view view = value.get_string().value();
      return inside == nullptr ? pick_string(view.data(), view.size()) : 0;
    }
    case ondemand::json_type::number:
      return inside == nullptr ? pick_number(value.get_int64().value()) : 0;
    case ondemand::json_type::boolean:
      return inside == nullptr ? pick_number(value.get_bool().value()) : 0;
    default:
      return 0;
  }
}

thread_local ondemand::parser parser;

int FindPicks(const picks_text* text, uint64_t* sum) {
  simdjson::padded_string_view padded(text->bytes, text->length, text->length + BENCH_PADDING);
  ondemand::document document = parser.iterate(padded);
  *sum += SumOfMembers(document.get_object().value(), text->picks);
  return 0;
}

int MakePools(const bench_input& input, bench_output* output) {
  simdjson::padded_string_view text(input.text, input.length, input.length + BENCH_PADDING);
  ondemand::document document = parser.iterate(text);
  if (pool_text_begin(output, &input)) return -1;
  if (input.kind == BENCH_LIST) {
    ondemand::array items = document["items"];
    for (ondemand::object item : items) {
      if (Append(item, input, output)) return -1;
    }
  } else if (Append(document.get_object(), input, output)) {
    return -1;
  }
  return pool_text_end(output, &input);
}

}  // namespace

int bench_simdjson_ondemand(const bench_input* input, bench_output* output) {
  static_assert(BENCH_PADDING >= simdjson::SIMDJSON_PADDING, "room behind the texts");
  try {
    if (bench_has_picks(input)) return picks_find(input, output, FindPicks);
    return MakePools(*input, output);
  } catch (const simdjson::simdjson_error&) {
    return -1;
  }
}
