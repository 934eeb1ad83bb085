#include "reporting/reproduction.h"

#include <string_view>

namespace perpend::reporting {
namespace {

std::string shell_word(std::string_view text) {
  constexpr std::string_view kPlain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-/+:,@%=";
  if (!text.empty() && text.find_first_not_of(kPlain) == std::string_view::npos) {
    return std::string(text);
  }
  std::string word = "'";
  for (const char c : text) word += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return word + "'";
}

}  // namespace

std::string command_of(const Assessment& assessment, const Incident& incident) {
  std::string command = "perpend attribute --as-of " + assessment.as_of.iso();
  if (incident.documents.empty()) return command + " FILE";
  for (const Document& document : incident.documents) command += " " + shell_word(document.name);
  return command;
}

}  // namespace perpend::reporting
