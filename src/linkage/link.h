// Which incidents belong together, on what, and how surely.
//
// Names of actors, testimony and the text of ids are not looked at. The answer is a pure function
// of the incidents, the pack as of the view's day and the options: neither the order of the input
// nor the number of threads changes a byte.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/error.h"
#include "knowledge/view.h"
#include "linkage/model.h"
#include "model/incident.h"
#include "model/linkage.h"

namespace perpend::linkage {

struct LinkageOptions {
  // Pairs of ids that an analyst decided on. They hold over what the weights say, and m and u are
  // learned from them where there are enough.
  std::vector<std::pair<std::string, std::string>> confirmed;
  std::vector<std::pair<std::string, std::string>> refused;
  std::vector<Comparison> leave_out;  // not compared: for 'is it systematic?' and 'without'
  // The model to use instead of the pack's; not learned from this collection.
  std::optional<Model> model;
  bool learn = true;  // from this collection, where it can tell m from u
  bool allow_reserved = false;
  int threads = 1;
  // What the process may occupy: of a Linker that is told so, values, ids and the index lie in
  // files beyond it (core/paged.h); pairs go to disk beyond a part of it in any case.
  std::uint64_t memory_bytes = std::uint64_t{2} << 30;
  bool paged = false;
  std::string spill_folder;  // for what goes to disk; empty: the system's temporary folder
  std::function<void(std::string_view)> progress;
};

// Errors: link.nothing (input) for no incident at all; model.damaged; disk errors
// (environment). Ids in `confirmed` or `refused` that no incident has are diagnostics
// ("link.unknown-id"), as are an id used twice ("link.id-twice"), incidents with nothing to
// compare ("link.no-observations") and dates that run backwards ("link.dates-backwards").
Result<LinkageResult> link(std::span<const Incident> incidents, const knowledge::View& view,
                           const LinkageOptions& options);

// The incidents in the order of LinkageResult::incidents: by id, and of one id by what they hold,
// so that the order of the input decides nothing. Pointers into `incidents`.
std::vector<const Incident*> in_order_of_ids(std::span<const Incident> incidents);

// The rows of one pair, also of one that is no link. Error: link.unknown-id (usage).
Result<Link> explain(std::span<const Incident> incidents, const knowledge::View& view,
                     const LinkageOptions& options, std::string_view a, std::string_view b);

// The same for collections too large to hold as incidents: each is forgotten once it was added.
class Linker {
 public:
  // The view's pack must outlive it.
  Linker(const knowledge::View& view, LinkageOptions options);
  Linker(Linker&&) noexcept;
  ~Linker();

  // Error: disk.full (environment).
  Result<void> add(const Incident& incident);
  // To be called once, after everything was added.
  Result<LinkageResult> link();
  // The rows of one pair instead: nothing is grouped. To be called once, too.
  Result<Link> explain(std::string_view a, std::string_view b);

 private:
  struct Body;
  std::unique_ptr<Body> body_;
};

}  // namespace perpend::linkage
