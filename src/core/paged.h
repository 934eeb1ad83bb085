// Arrays that need not fit into memory.
//
// A PagedVector is a vector of plain values. With Pages behind it, a large one lies in a file
// without a name, mapped into memory: the system reads what is used and writes back what must go.
// Pages watches what the whole process occupies and, beyond its budget, lets go of all mapped
// memory at once; whatever is touched again comes back from the file. So a program whose own
// memory stays below the budget stays below it altogether, however large its arrays are, and only
// its speed tells. Without Pages a PagedVector is ordinary memory.
//
// Example: 10^7 incidents of 18 values are 720 MB of numbers and two gigabytes of texts; under a
// budget of 1 GiB they are linked in 1 GiB. Counter-example: an array that is touched all over,
// all the time, and is larger than the budget: every page is let go and fetched again and again.
#pragma once

#include <algorithm>
#include <cassert>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <list>
#include <memory>
#include <mutex>
#include <new>
#include <span>
#include <string>
#include <string_view>
#include <thread>
#include <type_traits>
#include <utility>

#include "core/error.h"

namespace perpend {

class Pages {
 public:
  // `resident`: bytes that the whole process may occupy. `folder` for the files; empty: the
  // system's temporary folder.
  Pages(std::uint64_t resident, std::string folder);
  ~Pages();
  Pages(const Pages&) = delete;
  Pages& operator=(const Pages&) = delete;

  struct Region {
    std::byte* at = nullptr;
    std::size_t bytes = 0;
    int file = -1;
  };
  // A region of so many bytes, with what `region` (null: a new one) held. Room on disk is taken at
  // once. Null where there is none; then `region` is as it was and state() says why. Safe for any
  // number of threads.
  Region* grow(Region* region, std::size_t bytes);
  void give_back(Region* region);

  // Lets go of all that is mapped, now.
  void let_go();
  // Error: disk.full (environment), if some array had to stay in memory for want of a disk.
  Result<void> state() const;
  std::uint64_t mapped() const;  // bytes
  std::uint64_t let_go_times() const;

 private:
  void watch();
  void let_go_locked();

  std::uint64_t resident_;
  std::string folder_;
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::list<Region> regions_;
  std::uint64_t times_ = 0;
  bool failed_ = false;
  bool done_ = false;
  std::thread watcher_;
};

// Bytes that this process occupies now; 0 where the system does not say.
std::uint64_t resident_bytes();

template <class T>
class PagedVector {
  static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);

 public:
  using value_type = T;

  PagedVector() = default;
  explicit PagedVector(std::shared_ptr<Pages> pages) : pages_(std::move(pages)) {}
  PagedVector(const PagedVector& other) : pages_(other.pages_) { append(other); }
  PagedVector(PagedVector&& other) noexcept { swap(other); }
  PagedVector& operator=(PagedVector other) noexcept {
    swap(other);
    return *this;
  }
  ~PagedVector() { forget(); }

  void swap(PagedVector& other) noexcept {
    std::swap(pages_, other.pages_);
    std::swap(region_, other.region_);
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    std::swap(capacity_, other.capacity_);
  }

  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  T* data() { return data_; }
  const T* data() const { return data_; }
  T* begin() { return data_; }
  T* end() { return data_ + size_; }
  const T* begin() const { return data_; }
  const T* end() const { return data_ + size_; }
  T& operator[](std::size_t i) { return data_[i]; }
  const T& operator[](std::size_t i) const { return data_[i]; }
  T& back() { return data_[size_ - 1]; }
  const T& back() const { return data_[size_ - 1]; }

  void reserve(std::size_t wanted) {
    if (wanted > capacity_) move_to(wanted);
  }
  void push_back(T value) {
    if (size_ == capacity_) move_to(std::max<std::size_t>(8, capacity_ + capacity_ / 2));
    data_[size_++] = value;
  }
  void append(std::span<const T> some) {
    if (size_ + some.size() > capacity_) {
      move_to(std::max(size_ + some.size(), capacity_ + capacity_ / 2));
    }
    if (!some.empty())
      std::memcpy(static_cast<void*>(data_ + size_), static_cast<const void*>(some.data()),
                  some.size() * sizeof(T));
    size_ += some.size();
  }
  void resize(std::size_t size, T value = T()) {
    reserve(size);
    if (size > size_) std::fill(data_ + size_, data_ + size, value);
    size_ = size;
  }
  void assign(std::size_t size, T value) {
    size_ = 0;
    resize(size, value);
  }
  void clear() { size_ = 0; }
  void forget() {  // memory, file and all
    if (region_ != nullptr) {
      pages_->give_back(region_);
    } else {
      std::free(static_cast<void*>(data_));
    }
    region_ = nullptr;
    data_ = nullptr;
    size_ = 0;
    capacity_ = 0;
  }

  friend bool operator==(const PagedVector& a, const PagedVector& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end());
  }

 private:
  // Smaller arrays are not worth a file.
  static constexpr std::size_t kLeastMapped = std::size_t{1} << 20;

  void move_to(std::size_t capacity) {
    const std::size_t bytes = capacity * sizeof(T);
    if (pages_ && bytes >= kLeastMapped) {
      if (Pages::Region* const there = pages_->grow(region_, bytes); there != nullptr) {
        T* const data = reinterpret_cast<T*>(there->at);
        if (region_ == nullptr) {
          if (size_ > 0)
            std::memcpy(static_cast<void*>(data), static_cast<const void*>(data_),
                        size_ * sizeof(T));
          std::free(static_cast<void*>(data_));
        }
        region_ = there;
        data_ = data;
        capacity_ = capacity;
        return;
      }
    }
    T* const data = static_cast<T*>(std::realloc(
        region_ == nullptr ? static_cast<void*>(data_) : nullptr, std::max<std::size_t>(bytes, 1)));
    if (data == nullptr) throw std::bad_alloc();
    if (region_ != nullptr) {
      std::memcpy(static_cast<void*>(data), static_cast<const void*>(data_), size_ * sizeof(T));
      pages_->give_back(std::exchange(region_, nullptr));
    }
    data_ = data;
    capacity_ = capacity;
  }

  std::shared_ptr<Pages> pages_;
  Pages::Region* region_ = nullptr;  // null: data_ is ordinary memory
  T* data_ = nullptr;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

// Texts one after the other, for what they hold and eight bytes each.
class PagedTexts {
 public:
  PagedTexts() = default;
  explicit PagedTexts(const std::shared_ptr<Pages>& pages) : bytes_(pages), ends_(pages) {}

  void add(std::string_view text) {
    bytes_.append(std::span(text.data(), text.size()));
    ends_.push_back(bytes_.size());
  }
  void reserve(std::size_t texts, std::size_t bytes) {
    ends_.reserve(texts);
    bytes_.reserve(bytes);
  }
  std::size_t size() const { return ends_.size(); }
  bool empty() const { return ends_.empty(); }
  // Valid until the next add().
  std::string_view operator[](std::size_t i) const {
    const std::size_t start = i == 0 ? 0 : ends_[i - 1];
    return {bytes_.data() + start, ends_[i] - start};
  }

 private:
  PagedVector<char> bytes_;
  PagedVector<std::uint64_t> ends_;
};

}  // namespace perpend
