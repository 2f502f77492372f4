// The kernel beside the first stage of simdjson, on whole texts: `time` lines as measure.h says, of
// the peers kernel and stage1. The stage finds where tokens start and checks UTF-8; the kernel
// checks all of the grammar, and finds where the value ends. Built by scripts/bench.sh.
#include <simdjson.h>

#include <cstdio>
#include <cstdlib>

extern "C" {
#include "inputs.h"
#include "measure.h"
#include "poolstatus_kernel.h"
}

namespace {

constexpr size_t kMostInputs = 64;
poolstatus_kernel_function kernel;
simdjson::dom::parser parser;

int RunKernel(const bench_input* input, bench_output* output) {
  output->length = input->length;
  const auto* text = reinterpret_cast<const uint8_t*>(input->text);
  const int64_t end = kernel(text, input->length, 0, nullptr, 0);
  return end + 1 >= static_cast<int64_t>(input->length) ? 0 : -1;  // there may be a newline
}

int RunStage(const bench_input* input, bench_output* output) {
  output->length = input->length;
  if (parser.capacity() < input->length && parser.allocate(input->length) != simdjson::SUCCESS)
    return -1;
  const auto* text = reinterpret_cast<const uint8_t*>(input->text);
  const auto error =
      parser.implementation->stage1(text, input->length, simdjson::stage1_mode::regular);
  return error == simdjson::SUCCESS ? 0 : -1;
}

}  // namespace

int main(int argc, char** argv) {
  static bench_input inputs[kMostInputs];
  const bench_peer peers[] = {{"kernel", "kernel", RunKernel, nullptr, nullptr, BENCH_OBJECT, 0},
                              {"stage1", "stage 1", RunStage, nullptr, nullptr, BENCH_OBJECT, 0}};
  if (argc < 4) fail("stage1 MANIFEST SECONDS KEY...", "usage");
  kernel = poolstatus_kernel();
  if (kernel == nullptr) {
    std::printf("skip\tthe kernel\tthis processor has none\n");
    return 0;
  }
  pin_to_processor(0);
  const size_t count = read_inputs(argv[1], inputs, kMostInputs);
  for (int i = 3; i < argc; i++)
    print_times(peers, 2, find_input(inputs, count, argv[i]), 1, std::atof(argv[2]));
  return 0;
}
