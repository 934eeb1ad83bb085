// Which ATT&CK technique a sentence tells of, and how probably. The model is bytes of a pack; this
// reads and checks them. Constant, and safe for any number of threads; each brings its own
// workspace.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "core/error.h"
#include "extraction/technique_features.h"

namespace perpend::extraction {

inline constexpr std::string_view kTechniqueModelName = "techniques";

// One technique that a sentence may tell of.
struct TechniqueGuess {
  std::uint32_t technique = 0;  // TechniqueModel::id()
  double share = 0;             // of all techniques' exponentials: what the curve is asked with
  double probability = 0;       // that it is this one, if the sentence tells of a use at all
  double parent_share = 0;
  double parent_probability = 0;  // that it is the parent or any of its sub-techniques
};

struct TechniqueScores {
  std::vector<TechniqueGuess> guesses;  // the most probable first, at most as many as asked for
  double gate_margin = 0;
  double use_probability = 0;  // that the sentence tells of a use at all, were half of them such
};

class TechniqueModel {
 public:
  // The bytes must outlive the model and begin at a multiple of eight. Errors: model.damaged.
  static Result<TechniqueModel> open(std::string_view bytes);

  TechniqueModel(TechniqueModel&&) noexcept;
  TechniqueModel& operator=(TechniqueModel&&) noexcept;
  ~TechniqueModel();

  Date fitted_as_of() const;
  std::uint32_t size() const;  // techniques
  std::string_view id(std::uint32_t technique) const;

  // Buffers of one thread, kept between sentences.
  struct Workspace;
  struct WorkspaceDeleter {
    void operator()(Workspace* workspace) const;
  };
  using OwnWorkspace = std::unique_ptr<Workspace, WorkspaceDeleter>;
  OwnWorkspace workspace() const;

  // The `most` most probable techniques; none, and far cheaper, where the gate's margin is below
  // `least_gate`.
  TechniqueScores score(std::string_view sentence, Workspace& work, double least_gate,
                        std::size_t most) const;
  TechniqueScores score(std::string_view sentence, Workspace& work, std::size_t most) const {
    return score(sentence, work, -1e9, most);
  }

  // The words and pairs of words that spoke most for a technique, as they are written, at most
  // `most`, strongest first, none inside another.
  std::vector<std::string> reasons(std::string_view sentence, std::uint32_t technique,
                                   Workspace& work, std::size_t most) const;

  // The parts of every technique's score before they are mixed (kMixed of them), each with mean 0
  // and deviation 1 over the techniques, one after the other: for fitting the mixture.
  void parts(std::string_view sentence, Workspace& work, std::vector<double>& all) const;

  struct Body;

 private:
  explicit TechniqueModel(std::unique_ptr<Body> body);
  std::unique_ptr<Body> body_;
};

}  // namespace perpend::extraction
