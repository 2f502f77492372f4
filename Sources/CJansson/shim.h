/*
 * The only door to C: jansson, and the few libc calls that the library makes.
 * What is a macro there is an inline function here; Swift cannot call macros.
 */
#ifndef POOLSTATUS_CJANSSON_SHIM_H
#define POOLSTATUS_CJANSSON_SHIM_H

#include <jansson.h>
#include <locale.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* JSON_NULL for NULL. */
static inline json_type ps_json_type(const json_t *_Nullable json) {
  return json ? json_typeof(json) : JSON_NULL;
}

static inline void ps_json_decref(json_t *json) { json_decref(json); }

/* Every text goes through here: any value at the top, \u0000 in strings. */
static inline json_t *_Nullable ps_json_parse(const uint8_t *_Nullable text, size_t length,
                                              json_error_t *_Nonnull error) {
  /* jansson calls NULL wrong arguments; here it is a text of no bytes. */
  return json_loadb(text ? (const char *)text : "", length, JSON_DECODE_ANY | JSON_ALLOW_NUL,
                    error);
}

static inline int ps_json_error_code(const json_error_t *error) {
  return (int)json_error_code(error);
}

/* Bytes, as the core reads them, where jansson says char. */
static inline const uint8_t *_Nonnull ps_json_error_text(const json_error_t *_Nonnull error) {
  return (const uint8_t *)error->text;
}

static inline size_t ps_json_error_length(const json_error_t *_Nonnull error) {
  return strnlen(error->text, sizeof error->text - 1);
}

/* The bytes of a string. */
static inline const uint8_t *_Nonnull ps_json_string(const json_t *_Nonnull json) {
  const char *text = json_string_value(json);
  return (const uint8_t *)(text ? text : "");
}

/* Iteration in the order of insertion, which is the order of the text. */
static inline void *ps_json_first(const json_t *object) {
  return json_object_iter((json_t *)object);
}

static inline void *ps_json_next(const json_t *object, void *member) {
  return json_object_iter_next((json_t *)object, member);
}

static inline const uint8_t *_Nonnull ps_json_key(void *_Nonnull member) {
  return (const uint8_t *)json_object_iter_key(member);
}

static inline const json_t *_Nonnull ps_json_member_value(void *_Nonnull member) {
  return json_object_iter_value(member);
}

/* A real number as JSON with 17 digits: how many bytes, which is 0 where they do not fit. */
static inline size_t ps_json_write_real(const json_t *_Nonnull real, void *_Nullable bytes,
                                        size_t capacity) {
  const size_t count =
      json_dumpb(real, (char *)bytes, capacity, JSON_ENCODE_ANY | JSON_REAL_PRECISION(17));
  return count <= capacity ? count : 0;
}

/* Constructors; NULL where there is no memory. The texts are UTF-8, which is not checked. */
static inline json_t *_Nullable ps_json_new_string(const uint8_t *_Nullable text, size_t length) {
  return json_stringn_nocheck(text ? (const char *)text : "", length);
}

/* Takes the reference to the value, also where it fails. */
static inline int ps_json_set(json_t *_Nonnull object, const uint8_t *_Nullable name, size_t length,
                              json_t *_Nonnull value) {
  return json_object_setn_new_nocheck(object, name ? (const char *)name : "", length, value);
}

/* The number from `start` to `end`, both in one mutable text that goes on behind `end`; as
   jansson reads it, by strtod and the decimal point of the locale that the host has set. */
static inline json_t *_Nullable ps_json_new_number(uint8_t *_Nonnull start, uint8_t *_Nonnull end,
                                                   bool is_real) {
  const uint8_t behind = *end;
  json_t *number;
  *end = 0;
  if (is_real) {
    char *point = strchr((char *)start, '.');
    if (point) *point = *localeconv()->decimal_point;
    number = json_real(strtod((const char *)start, NULL));
  } else {
    number = json_integer(strtoll((const char *)start, NULL, 10));
  }
  *end = behind;
  return number;
}

/* char of C, UInt8 of the core: the same bytes. */
static inline const uint8_t *_Nonnull ps_bytes(const char *_Nonnull characters) {
  return (const uint8_t *)characters;
}

static inline const char *_Nonnull ps_characters(const uint8_t *_Nonnull bytes) {
  return (const char *)bytes;
}

static inline char *_Nonnull ps_mutable_characters(uint8_t *_Nonnull bytes) {
  return (char *)bytes;
}

/* Seconds since 1970-01-01T00:00:00Z. */
static inline int64_t ps_clock_seconds(void) {
  struct timespec now;
  return clock_gettime(CLOCK_REALTIME, &now) == 0 ? (int64_t)now.tv_sec : 0;
}

#endif
