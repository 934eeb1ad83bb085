#include <cmath>
#include <cstdio>

#include "core/json.h"
#include "evaluation/linkage.h"

namespace perpend::evaluation {
namespace {

double rounded(double value) {
  const double scaled = std::round(value * 1e4) / 1e4;
  return scaled == 0 ? 0.0 : scaled;
}

std::string fixed(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.3f", value);
  return text[0] == '0' ? text + 1 : text;
}

std::string padded(std::string text, std::size_t width) {
  if (text.size() < width) text.append(width - text.size(), ' ');
  return text;
}

std::string in_front(const std::string& text, std::size_t width) {
  return text.size() < width ? std::string(width - text.size(), ' ') + text : text;
}

void write_calibration(json::Writer& out, std::string_view name, const Calibration10& figures) {
  out.key(name).begin_object().member("pairs", figures.pairs);
  out.member("ece", rounded(figures.error)).key("bins").begin_array();
  for (const auto& bin : figures.bins) {
    out.begin_object().member("pairs", bin.pairs);
    out.member("mean_probability", rounded(bin.mean_probability));
    out.member("matches", rounded(bin.matches)).end_object();
  }
  out.end_array().end_object();
}

void write_method(json::Writer& out, const LinkageMethod& method) {
  const Clustering& c = method.clustering;
  out.begin_object().member("name", method.name);
  out.member("average_precision", rounded(method.average_precision));
  out.member("pair_precision", rounded(c.pair_precision));
  out.member("pair_recall", rounded(c.pair_recall));
  out.member("bcubed_precision", rounded(c.bcubed_precision));
  out.member("bcubed_recall", rounded(c.bcubed_recall));
  out.member("bcubed_f1", rounded(c.bcubed_f1)).member("clusters", c.clusters);
  out.member("threshold", method.chosen).end_object();
}

std::string row_of(const LinkageMethod& method) {
  const Clustering& c = method.clustering;
  return padded(method.name, 41) + in_front(fixed(method.average_precision), 5) +
         in_front(fixed(c.pair_precision), 6) + in_front(fixed(c.bcubed_precision), 6) +
         in_front(fixed(c.bcubed_recall), 6) + in_front(fixed(c.bcubed_f1), 6) +
         in_front(std::to_string(c.clusters), 6) + "\n";
}

std::string text_of(const LinkageCollectionResult& result) {
  std::string text = "\n" + result.name + ": " + std::to_string(result.incidents) + " incidents, " +
                     std::to_string(result.actors) + " actors,\n" + std::to_string(result.matches) +
                     " of " + std::to_string(result.pairs) + " pairs belong together\n\n";
  text += padded("", 41) + "   AP  pairs  B-cubed          clus-\n";
  text += padded("", 41) + "         P     P     R    F1   ters\n";
  for (const LinkageMethod& method : result.methods) text += row_of(method);
  if (!result.campaigns.methods.empty()) {
    const auto& finer = result.campaigns;
    text += "\nAsked for campaigns: " + std::to_string(finer.incidents) +
            " of them are cited for one of " + std::to_string(finer.campaigns) + " campaigns;\n" +
            std::to_string(finer.matches) + " of " + std::to_string(finer.pairs) +
            " pairs are of one campaign, " + std::to_string(finer.actors_other) +
            " of one actor's two campaigns\n\n";
    for (const LinkageMethod& method : finer.methods) text += row_of(method);
    text += "\n";
  }
  text += "Probabilities: ECE " + fixed(result.all_pairs.error) + " over all pairs, " +
          fixed(result.with_something.error) + " over " +
          std::to_string(result.with_something.pairs) + " at .01 and above,\n  " +
          fixed(result.possible.error) + " over " + std::to_string(result.possible.pairs) +
          " at .10 and above\n";
  for (const LinkageMethod& method : result.methods) {
    text += "Threshold of '" + method.name + "':\n  " + method.chosen + "\n";
  }
  if (!result.learning.empty()) text += "Learning without labels: " + result.learning + "\n";
  if (!result.worst.empty()) text += "Surest wrong links:\n";
  for (const auto& wrong : result.worst) {
    text += "  " + fixed(wrong.probability) + "  " + wrong.a + " (" + wrong.actor_a + "), " +
            wrong.b + " (" + wrong.actor_b + ")\n       " + wrong.why + "\n";
  }
  return text;
}

}  // namespace

std::string text_of(const LinkageEvaluation& evaluation) {
  std::string text =
      "LINKAGE: which incidents belong together, against who reporting says did them.\n"
      "perpend's weights are fitted on pairs of other actors, its grouping on the other\n"
      "collection; baselines have the threshold that is best for them in hindsight.\n";
  for (const LinkageCollectionResult& result : evaluation.collections) text += text_of(result);
  const PlantedResult& planted = evaluation.planted;
  text += "\nPlanted: " + std::to_string(planted.pairs) + " pairs, " +
          std::to_string(planted.matches) + " matches; learned without labels, the largest\n" +
          "relative error is " + fixed(planted.worst_m) + " in m and " + fixed(planted.worst_u) +
          " in u\n";
  return text;
}

std::string json_of(const LinkageEvaluation& evaluation) {
  json::Writer out;
  out.begin_object().member("schema", "perpend.eval.linkage/1");
  out.member("pack_sha256", evaluation.pack_sha256);
  out.member(
      "split",
      "weights cross-fitted by actor in five folds; grouping chosen on the other collection");
  out.key("collections").begin_array();
  for (const LinkageCollectionResult& result : evaluation.collections) {
    out.begin_object().member("name", result.name).member("incidents", result.incidents);
    out.member("actors", result.actors).member("pairs", result.pairs);
    out.member("matching_pairs", result.matches).key("methods").begin_array();
    for (const LinkageMethod& method : result.methods) write_method(out, method);
    out.end_array();
    if (!result.campaigns.methods.empty()) {
      const auto& finer = result.campaigns;
      out.key("campaigns").begin_object().member("incidents", finer.incidents);
      out.member("campaigns", finer.campaigns).member("pairs", finer.pairs);
      out.member("matching_pairs", finer.matches);
      out.member("pairs_of_one_actor_and_two_campaigns", finer.actors_other);
      out.key("methods").begin_array();
      for (const LinkageMethod& method : finer.methods) write_method(out, method);
      out.end_array().end_object();
    }
    write_calibration(out, "calibration_all_pairs", result.all_pairs);
    write_calibration(out, "calibration_at_01", result.with_something);
    write_calibration(out, "calibration_at_10", result.possible);
    out.member("learning", result.learning).key("surest_wrong_links").begin_array();
    for (const auto& wrong : result.worst) {
      out.begin_object().member("a", wrong.a).member("b", wrong.b);
      out.member("actor_a", wrong.actor_a).member("actor_b", wrong.actor_b);
      out.member("probability", rounded(wrong.probability)).member("why", wrong.why).end_object();
    }
    out.end_array().end_object();
  }
  out.end_array().key("planted").begin_object();
  out.member("pairs", evaluation.planted.pairs).member("matches", evaluation.planted.matches);
  out.member("identifiable", evaluation.planted.identifiable).member("why", evaluation.planted.why);
  out.member("largest_relative_error_m", rounded(evaluation.planted.worst_m));
  out.member("largest_relative_error_u", rounded(evaluation.planted.worst_u)).end_object();
  return out.end_object().take();
}

}  // namespace perpend::evaluation
