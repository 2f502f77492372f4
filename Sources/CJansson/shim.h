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
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* JSON_NULL for NULL. */
static inline json_type ps_json_type(const json_t *_Nullable json) {
  return json ? json_typeof(json) : JSON_NULL;
}

static inline void ps_json_decref(json_t *json) { json_decref(json); }

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

/*
 * Gives the thread the locale C, for the point of its numbers; NULL where there is no memory. The
 * point that localeconv names is not looked at: its one struct belongs to all threads. For "C"
 * newlocale allocates nothing in glibc and musl.
 */
static inline locale_t _Nullable ps_enter_locale(locale_t _Nullable *_Nonnull plain) {
  *plain = newlocale(LC_ALL_MASK, "C", (locale_t)0);
  return *plain ? uselocale(*plain) : (locale_t)0;
}

/* Gives back the one it had. */
static inline void ps_leave_locale(locale_t _Nonnull before, locale_t _Nonnull plain) {
  uselocale(before);
  freelocale(plain);
}

/* A real number as jansson writes it with 17 digits: how many bytes, 32 at most; 0 where there is
   no memory. */
static inline size_t ps_json_write_real(const json_t *_Nonnull real, char bytes[_Nonnull 32]) {
  locale_t plain, before = ps_enter_locale(&plain);
  char *exponent, *digits;
  if (!before) return 0;
  snprintf(bytes, 30, "%.17g", json_real_value(real));
  ps_leave_locale(before, plain);
  exponent = strchr(bytes, 'e');
  if (!exponent) return strlen(strchr(bytes, '.') ? bytes : strcat(bytes, ".0"));
  /* e+05 is e5. */
  exponent += exponent[1] == '-' ? 2 : 1;
  digits = exponent + strspn(exponent, "+0");
  memmove(exponent, digits, strlen(digits) + 1);
  return strlen(bytes);
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

/* The number from `start` to `end`, both in one mutable text that goes on behind `end`. */
static inline json_t *_Nullable ps_json_new_number(uint8_t *_Nonnull start, uint8_t *_Nonnull end,
                                                   bool is_real) {
  const uint8_t behind = *end;
  json_t *number = NULL;
  *end = 0;
  if (is_real) {
    locale_t plain, before = ps_enter_locale(&plain);
    if (before) {
      number = json_real(strtod((const char *)start, NULL));
      ps_leave_locale(before, plain);
    }
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
