#include "casework/bench_data.h"

#include <fstream>
#include <iostream>

#include "formats/incident_lines/incident_lines.h"
#include "linkage/generate.h"

namespace perpend::casework {

Result<void> write_bench_data(const BenchDataRequest& request) {
  const auto failed = [](const std::string& path) {
    return fail(ErrorKind::kEnvironment, "output.failed",
                "it takes no more; is the disk full, or the path wrong?", path);
  };
  const bool to_terminal = request.output.empty() || request.output == "-";
  std::ofstream file;
  if (!to_terminal) file.open(request.output, std::ios::binary);
  std::ostream& out = to_terminal ? std::cout : file;
  std::ofstream truth;
  if (!request.truth.empty()) {
    truth.open(request.truth, std::ios::binary);
    truth << "incident\tcluster\n";
  }
  const linkage::Generator generator(request.seed, request.incidents);
  for (std::uint64_t i = 0; i < request.incidents; ++i) {
    const linkage::GeneratedIncident generated = generator(i);
    const Incident incident = linkage::incident_of(generated);
    out << formats::write_incident_line(incident);
    if (truth.is_open()) truth << incident.id << "\tk" << generated.cluster << "\n";
    if (i % 100'000 == 99'999 && request.progress) {
      request.progress(std::to_string(i + 1) + " incidents written");
    }
  }
  out.flush();
  truth.flush();
  if (!out) return failed(to_terminal ? "-" : request.output);
  if (!request.truth.empty() && !truth) return failed(request.truth);
  return {};
}

}  // namespace perpend::casework
