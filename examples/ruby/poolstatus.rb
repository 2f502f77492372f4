# frozen_string_literal: true

# The statuses of the pools behind StatefulSets, by the kubernetes rule, from Ruby through Fiddle.
#
#     ruby poolstatus.rb NOW FILE...
#
# NOW is RFC 3339, each FILE one StatefulSet as kubectl -o json prints it. The library is looked
# for as the linker does, or where POOLSTATUS_LIBRARY says.

require "fiddle/import"

# The functions and structs of poolstatus.h.
module Poolstatus
  extend Fiddle::Importer
  dlload ENV.fetch("POOLSTATUS_LIBRARY", "libpoolstatus.so.0")

  KUBERNETES = 1

  Options = struct [
    "uint32_t struct_size", "uint32_t flags", "int32_t rule", "int32_t progress_deadline_seconds",
    "const char *tenant", "const char *pool", "const char *now",
    "const char *previous", "size_t previous_length", "const char *pods", "size_t pods_length",
    "uint64_t max_input_bytes", "int32_t pod_grace_seconds", "uint32_t reserved",
    "const char *blocked_reason", "const char *blocked_message"
  ]
  Result = struct [
    "uint32_t struct_size", "int32_t state", "int32_t changed", "uint32_t reserved",
    "const char *reason", "char *json", "size_t json_length"
  ]
  Failure = struct [
    "uint32_t struct_size", "int32_t code", "int32_t line", "int32_t column", "uint64_t offset",
    "char path[96]", "char message[192]"
  ]

  extern "int32_t poolstatus_options_init(void *, uint32_t)"
  extern "int32_t poolstatus_result_init(void *, uint32_t)"
  extern "int32_t poolstatus_error_init(void *, uint32_t)"
  extern "int32_t poolstatus_pool(const char *, size_t, void *, void *, void *)"
  extern "void poolstatus_free(void *)"

  # What a call came to that failed.
  class Error < StandardError; end

  # Yields a struct that is as the macro of its name in poolstatus.h sets it. The library is told
  # how large this one is: an older or newer library fills as much as both know.
  def self.with(type, init)
    type.malloc(Fiddle::RUBY_FREE) do |value|
      raise Error, "#{type.size} bytes are no size of this struct" unless init.call(value, type.size).zero?

      yield value
    end
  end

  def self.text(chars)
    chars.pack("c*").unpack1("Z*").force_encoding(Encoding::UTF_8)
  end

  # What is wrong and, as far as that is in the text, where.
  def self.problem(failure)
    place = "#{failure.line}:#{failure.column}:" unless failure.line.zero?
    path = text(failure.path)
    "#{place}#{" #{path}:" unless path.empty?} #{text(failure.message)}"
  end

  # The status, as JSON. Raises Error.
  def self.pool(json, now)
    moment = "#{now}\0" # a variable, for the struct holds nothing but its address
    with(Options, method(:poolstatus_options_init)) do |options|
      with(Result, method(:poolstatus_result_init)) do |result|
        with(Failure, method(:poolstatus_error_init)) do |failure|
          options.rule = KUBERNETES
          options.now = moment
          code = poolstatus_pool(json, json.bytesize, options, result, failure)
          raise Error, problem(failure) unless code.zero?

          begin
            result.json[0, result.json_length].force_encoding(Encoding::UTF_8)
          ensure
            poolstatus_free(result.json)
          end
        end
      end
    end
  end
end

now, *files = ARGV
abort "usage: poolstatus.rb NOW FILE..." if files.empty?

failed = false
files.each do |file|
  puts Poolstatus.pool(File.binread(file), now)
rescue Poolstatus::Error => e
  warn "#{file}:#{e.message}"
  failed = true
rescue SystemCallError => e
  warn "#{file}: #{e.message}"
  failed = true
end
exit failed ? 2 : 0
