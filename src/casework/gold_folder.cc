#include "casework/gold_folder.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "casework/input_file.h"

namespace perpend::casework {

Result<std::vector<evaluation::GoldParagraph>> read_gold_folder(const std::string& folder) {
  std::error_code ignored;
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
    if (entry.path().extension() == ".json") paths.push_back(entry.path().string());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<evaluation::GoldParagraph> paragraphs;
  for (const std::string& path : paths) {
    auto file = read_file(path);
    if (!file) return tl::make_unexpected(file.error());
    auto gold = evaluation::read_gold(std::move(file->bytes), path);
    if (!gold) return tl::make_unexpected(gold.error());
    paragraphs.push_back(std::move(*gold));
  }
  return paragraphs;
}

Result<GoldHands> read_gold_folders(const std::string& folder) {
  std::error_code ignored;
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
    if (entry.is_directory(ignored)) names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  GoldHands hands;
  for (const std::string& name : names) {
    std::string path = folder;
    path.append("/").append(name);
    auto gold = read_gold_folder(path);
    if (!gold) return tl::make_unexpected(gold.error());
    hands.emplace_back(name, std::move(*gold));
  }
  return hands;
}

}  // namespace perpend::casework
