// RapidJSON's SAX reader, which checks UTF-8 where it is asked to. The handler knows where it is in
// the tree of what is to be found; for a pool status the tree is that of its members.
#define RAPIDJSON_SSE42
#include <rapidjson/reader.h>

#include "picks.h"
#include "pool_text.h"

namespace {

constexpr unsigned kFlags = rapidjson::kParseValidateEncodingFlag;
constexpr size_t kDepth = 64;

// Follows the members that are wanted; what Sink gets is `Found(pick, string or number)`.
template <class Sink>
class Handler : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, Handler<Sink>> {
 public:
  Handler(const pick_tree* top, Sink* sink) : sink_(sink) { next_ = {top, nullptr}; }

  bool Default() { return true; }
  bool Bool(bool value) { return Number(value); }
  bool Int(int value) { return Number(value); }
  bool Uint(unsigned value) { return Number(value); }
  bool Int64(int64_t value) { return Number(value); }
  bool Uint64(uint64_t value) { return Number(static_cast<int64_t>(value)); }
  bool String(const char* bytes, rapidjson::SizeType length, bool) {
    if (skipped_ == 0 && next_.member != nullptr && next_.inside == nullptr) {
      sink_->Found(next_.member, pool_string{bytes, length});
    }
    return true;
  }
  bool Key(const char* bytes, rapidjson::SizeType length, bool) {
    if (skipped_ != 0) return true;
    const pick* member = pick_of(stack_[depth_ - 1].inside, bytes, length);
    next_ = {member == nullptr ? nullptr : member->inside, member};
    return true;
  }
  bool StartObject() {
    if (skipped_ != 0 || next_.inside == nullptr) return ++skipped_ != 0;
    if (depth_ == kDepth) return false;
    stack_[depth_++] = next_;
    sink_->Begin();
    return true;
  }
  bool EndObject(rapidjson::SizeType) {
    if (skipped_ != 0) return skipped_-- != 0;
    next_ = stack_[--depth_];
    return sink_->End(depth_);
  }
  // The elements of an array are where the array is.
  bool StartArray() { return skipped_ == 0 || ++skipped_ != 0; }
  bool EndArray(rapidjson::SizeType) { return skipped_ == 0 || skipped_-- != 0; }

 private:
  struct Place {
    const pick_tree* inside;
    const pick* member;
  };

  bool Number(int64_t value) {
    if (skipped_ == 0 && next_.member != nullptr && next_.inside == nullptr) {
      sink_->Found(next_.member, value);
    }
    return true;
  }

  Sink* sink_;
  Place next_;
  Place stack_[kDepth];
  size_t depth_ = 0;
  size_t skipped_ = 0;
};

struct Sum {
  uint64_t sum = 0;
  void Found(const pick*, pool_string string) { sum += pick_string(string.bytes, string.length); }
  void Found(const pick*, int64_t number) { sum += pick_number(number); }
  void Begin() {}
  bool End(size_t) { return true; }
};

// The tree of a pool status. A value's member says by its place which it is.
#define LEAF(name) \
  { name, sizeof name - 1, nullptr }
const pick kStatusMembers[] = {LEAF("replicas"),        LEAF("readyReplicas"),
                               LEAF("currentReplicas"), LEAF("updatedReplicas"),
                               LEAF("currentRevision"), LEAF("updateRevision")};
constexpr uint32_t kStatusLengths = 1u << 8 | 1u << 13 | 1u << 14 | 1u << 15;
const pick_tree kStatus = {kStatusMembers, POOL_MEMBERS, kStatusLengths};
const pick kNameMembers[] = {LEAF("name")};
const pick_tree kMetadata = {kNameMembers, 1, 1u << 4};
const pick kSetMembers[] = {{"metadata", 8, &kMetadata}, {"status", 6, &kStatus}};
const pick_tree kSet = {kSetMembers, 2, 1u << 8 | 1u << 6};
const pick kListMembers[] = {{"items", 5, &kSet}};
const pick_tree kList = {kListMembers, 1, 1u << 5};

// Copies strings: the reader's own are gone after the event.
class Pools {
 public:
  Pools(const bench_input& input, bench_output* output)
      : depth_(input.kind == BENCH_LIST ? 1 : 0), output_(output) {}

  void Found(const pick* member, pool_string string) {
    const size_t at = IndexOf(member);
    pool_string* to = &facts_.name;
    if (at < POOL_COUNTERS || used_ + string.length > sizeof room_) return;
    if (at < POOL_MEMBERS) to = &facts_.revisions[at - POOL_COUNTERS];
    std::memcpy(room_ + used_, string.bytes, string.length);
    *to = {room_ + used_, string.length};
    used_ += string.length;
  }
  void Found(const pick* member, int64_t number) {
    const size_t at = IndexOf(member);
    if (at >= POOL_COUNTERS) return;
    facts_.counters[at] = static_cast<int32_t>(number);
    facts_.has_counter[at] = 1;
  }
  void Begin() {}
  bool End(size_t depth) {
    if (depth != depth_) return true;
    const bool is_good = pool_text_append(output_, &facts_) == 0;
    facts_ = {};
    used_ = 0;
    return is_good;
  }

 private:
  // Which member of a status it is; POOL_MEMBERS for the name.
  static size_t IndexOf(const pick* member) {
    return member == kNameMembers ? POOL_MEMBERS : static_cast<size_t>(member - kStatusMembers);
  }

  size_t depth_;
  bench_output* output_;
  pool_facts facts_{};
  char room_[1024];
  size_t used_ = 0;
};

template <class Sink>
bool Read(const char* text, const pick_tree* top, Sink* sink) {
  rapidjson::Reader reader;
  rapidjson::StringStream stream(text);  // ends at a NUL, which stands behind every text
  Handler<Sink> handler(top, sink);
  return !reader.Parse<kFlags>(stream, handler).IsError();
}

int FindPicks(const picks_text* text, uint64_t* sum) {
  Sum sink;
  if (!Read(text->bytes, text->picks, &sink)) return -1;
  *sum += sink.sum;
  return 0;
}

int MakePools(const bench_input& input, bench_output* output) {
  Pools sink(input, output);
  const pick_tree* top = input.kind == BENCH_LIST     ? &kList
                     : input.kind == BENCH_STATUS ? &kStatus
                                                  : &kSet;
  if (pool_text_begin(output, &input) || !Read(input.text, top, &sink)) return -1;
  return pool_text_end(output, &input);
}

}  // namespace

int bench_rapidjson(const bench_input* input, bench_output* output) {
  if (bench_has_picks(input)) return picks_find(input, output, FindPicks);
  return MakePools(*input, output);
}

const char* bench_rapidjson_version() { return RAPIDJSON_VERSION_STRING; }
