// How much a passage of a report sounds like each ATT&CK technique, and how sure all clues together
// make a finding. The model is bytes of a pack; this reads and checks them. Constant, and safe for
// any number of threads; each brings its own workspace.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"
#include "extraction/incident_layout.h"

namespace perpend::extraction {

inline constexpr std::string_view kIncidentModelName = "incidents";

// What speaks for one technique in one sentence, each in thousandths.
enum class Clue : std::uint8_t {
  kOwn,        // the largest margin that a clause or the sentence gives it; -1200 where less
  kAhead,      // by how much that is ahead of the best other technique there
  kKin,        // the largest margin of a technique of the same parent
  kProcedure,  // the probability by the model of procedures (technique_model.h); 0 where not
               // guessed
  kGate,       // how much the sentence sounds like a procedure, -1000 to 1000
  kPhrase,     // 1000 where a phrase names it
  kKinPhrase,  // 1000 where a phrase names another technique of the same parent, and none this one
  kSub,        // 1000 for a sub-technique
  kTold        // how much the sentence sounds like the telling of an incident, -1000 to 1000
};
using Clues = std::array<std::int32_t, kClues>;

// Margins in thousandths.
struct PassageMargins {
  std::vector<std::int32_t> techniques;
  std::int32_t told = 0;  // that it tells of an incident, and gives no advice, talk or exercise
};

class IncidentModel {
 public:
  // The bytes must outlive the model and begin at a multiple of eight. Errors: model.damaged.
  static Result<IncidentModel> open(std::string_view bytes);

  IncidentModel(IncidentModel&&) noexcept;
  IncidentModel& operator=(IncidentModel&&) noexcept;
  ~IncidentModel();

  std::uint32_t size() const;  // techniques
  std::string_view id(std::uint32_t technique) const;
  // size() where it has no such technique.
  std::uint32_t find(std::string_view id) const;

  struct Workspace;
  struct WorkspaceDeleter {
    void operator()(Workspace* workspace) const;
  };
  using OwnWorkspace = std::unique_ptr<Workspace, WorkspaceDeleter>;
  OwnWorkspace workspace() const;

  // One margin a technique; valid until the workspace is used again.
  const PassageMargins& margins(std::string_view passage, Workspace& work) const;
  // Thousandths: how often findings with such clues were right in the paragraphs that the weights
  // of the clues were fitted on.
  int confidence(const Clues& clues) const;

  // The words that spoke most for a technique, as they are written, at most `most`.
  std::vector<std::string> reasons(std::string_view passage, std::uint32_t technique,
                                   Workspace& work, std::size_t most) const;

  struct Body;

 private:
  explicit IncidentModel(std::unique_ptr<Body> body);
  std::unique_ptr<Body> body_;
};

}  // namespace perpend::extraction
