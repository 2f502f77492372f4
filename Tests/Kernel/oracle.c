/* RFC 8259 by recursive descent, word for word, with the limits of the portable reader. */
#include "oracle.h"

#include <stdbool.h>
#include <string.h>

struct reader {
  const uint8_t *text;
  size_t length, at;
  uint32_t depth, deepest;
};

static int peek(const struct reader *r) { return r->at < r->length ? r->text[r->at] : -1; }

static bool take(struct reader *r, int byte) {
  if (peek(r) != byte) return false;
  r->at++;
  return true;
}

static void blanks(struct reader *r) {
  while (peek(r) == ' ' || peek(r) == '\t' || peek(r) == '\n' || peek(r) == '\r') r->at++;
}

static bool word(struct reader *r, const char *word) {
  for (; *word; word++)
    if (!take(r, *word)) return false;
  return true;
}

static int digits(struct reader *r) {
  int count = 0;
  while (peek(r) >= '0' && peek(r) <= '9') r->at++, count++;
  return count;
}

static bool number(struct reader *r) {
  if (peek(r) == '-') r->at++;
  if (peek(r) == '0') {
    r->at++;
  } else {
    int count = digits(r);
    if (count < 1 || count > 18) return false;
  }
  if (peek(r) == '.') {
    r->at++;
    int count = digits(r);
    if (count < 1 || count > 18) return false;
  }
  return true; /* an exponent is not what may follow a value */
}

static int32_t unit(struct reader *r) {
  int32_t unit = 0;
  for (int i = 0; i < 4; i++) {
    int byte = peek(r);
    const char *hex = "0123456789abcdef0123456789ABCDEF", *found;
    if (byte <= 0 || (found = strchr(hex, byte)) == NULL) return -1;
    unit = unit * 16 + (int32_t)((found - hex) % 16);
    r->at++;
  }
  return unit;
}

static bool escape(struct reader *r) {
  int byte = peek(r);
  if (byte <= 0 || !strchr("\"\\/bfnrtu", byte)) return false;
  r->at++;
  if (byte != 'u') return true;
  int32_t first = unit(r);
  if (first <= 0) return false;
  if (first < 0xD800 || first > 0xDFFF) return true;
  if (first > 0xDBFF || !word(r, "\\u")) return false;
  int32_t second = unit(r);
  return second >= 0xDC00 && second <= 0xDFFF;
}

static bool character(struct reader *r) {
  int first = peek(r);
  int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
  uint32_t code = (uint32_t)first & (0x3Fu >> more);
  if (first < 0xC0 || first > 0xF7) return false;
  r->at++;
  for (int i = 0; i < more; i++) {
    int byte = peek(r);
    if (byte < 0x80 || byte > 0xBF) return false;
    code = code << 6 | (uint32_t)(byte & 0x3F);
    r->at++;
  }
  static const uint32_t least[] = {0, 0x80, 0x800, 0x10000};
  return code >= least[more] && code <= 0x10FFFF && !(code >= 0xD800 && code <= 0xDFFF);
}

static bool string(struct reader *r) {
  if (!take(r, '"')) return false;
  while (true) {
    int byte = peek(r);
    if (byte < 0x20) return false;
    if (byte == '"') return take(r, '"');
    if (byte == '\\') {
      r->at++;
      if (!escape(r)) return false;
    } else if (byte < 0x80) {
      r->at++;
    } else if (!character(r)) {
      return false;
    }
  }
}

static bool value(struct reader *r, uint32_t level);

static bool container(struct reader *r, uint32_t level) {
  bool object = peek(r) == '{';
  int closer = object ? '}' : ']';
  if (level > r->depth) return false;
  if (level > r->deepest) r->deepest = level;
  r->at++;
  blanks(r);
  if (take(r, closer)) return true;
  while (true) {
    blanks(r);
    if (object) {
      if (!string(r)) return false;
      blanks(r);
      if (!take(r, ':')) return false;
      blanks(r);
    }
    if (!value(r, level)) return false;
    blanks(r);
    if (take(r, closer)) return true;
    if (!take(r, ',')) return false;
  }
}

static bool value(struct reader *r, uint32_t level) {
  switch (peek(r)) {
    case '{':
    case '[':
      return container(r, level + 1);
    case '"':
      return string(r);
    case 't':
      return word(r, "true");
    case 'f':
      return word(r, "false");
    case 'n':
      return word(r, "null");
    default:
      return number(r);
  }
}

int64_t oracle_skip(const uint8_t *text, size_t length, size_t offset, uint32_t depth,
                    uint32_t *deepest) {
  struct reader r = {text, length, offset, depth, 0};
  *deepest = 0;
  if (peek(&r) != '{' && peek(&r) != '[') return -1;
  if (!container(&r, 1)) return -1;
  *deepest = r.deepest;
  return (int64_t)r.at;
}
