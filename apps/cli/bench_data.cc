#include "casework/bench_data.h"

#include "door.h"

namespace perpend::cli {

void add_bench_data(Door& door) {
  CLI::App* command = door.app.add_subcommand(
      "bench-data", "Invented incidents with the shape of real ones, to measure with");
  auto request = std::make_shared<casework::BenchDataRequest>();
  command->add_option("incidents", request->incidents, "How many")
      ->required()
      ->check(CLI::Range(std::uint64_t{1}, casework::kMostBenchIncidents));
  command->add_option("--seed", request->seed, "Of the drawing");
  command->add_option("-o,--output", request->output, "Where the lines go")->type_name("FILE");
  command->add_option("--truth", request->truth, "Where who did what goes")->type_name("FILE");
  command->callback([&door, request] {
    door.action = [request] {
      request->progress = progress();
      const auto written = casework::write_bench_data(*request);
      return written ? 0 : complain(written.error());
    };
  });
}

}  // namespace perpend::cli
