// Edges in the order in which they come: in memory up to a budget, beyond it in a file that is gone
// when the list is.
#pragma once

#include <cstdint>
#include <cstdio>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/error.h"
#include "linkage/cluster.h"

namespace perpend::linkage {

class EdgeList {
 public:
  // `budget` in bytes. `folder` for the file; empty: the system's temporary folder.
  EdgeList(std::uint64_t budget, std::string folder)
      : budget_(budget), folder_(std::move(folder)) {}

  // Error: disk.full or disk.unusable (environment).
  Result<void> add(std::span<const Edge> edges);
  std::uint64_t size() const { return on_disk_ + edges_.size(); }
  bool on_disk() const { return on_disk_ != 0; }
  std::uint64_t budget() const { return budget_; }
  const std::string& folder() const { return folder_; }

  // All edges in order, some thousands at a time.
  Result<void> for_each(const std::function<void(std::span<const Edge>)>& visit) const;
  // What is in memory: everything if !on_disk().
  std::vector<Edge>& in_memory() { return edges_; }
  const std::vector<Edge>& in_memory() const { return edges_; }

 private:
  friend class EdgeReader;
  Result<void> write(std::span<const Edge> edges);

  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  std::uint64_t budget_;
  std::string folder_;
  std::vector<Edge> edges_;
  std::unique_ptr<std::FILE, Close> file_;
  std::uint64_t on_disk_ = 0;
};

// One edge after the other from a list on disk, which must outlive it and not be read elsewhere
// meanwhile.
class EdgeReader {
 public:
  explicit EdgeReader(const EdgeList& list);
  const Edge* peek();  // null at the end
  void pop() { ++at_; }
  bool good() const { return good_; }

 private:
  std::FILE* file_;
  std::uint64_t left_;
  std::vector<Edge> some_;
  std::size_t at_ = 0;
  bool good_ = true;
};

}  // namespace perpend::linkage
