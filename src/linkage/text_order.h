// Numbers in the order of the texts they stand for, for millions of texts that lie anywhere.
//
// A sort that looks texts up compares two of them n log n times, each a visit to another corner of
// memory. Here eight letters at a time stand beside the number and are sorted as numbers; only
// those that are alike so far are looked up again (multikey quicksort: Bentley and Sedgewick 1997;
// with the letters cached: Rantala 2007). Tested in text_order_test.cc.
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "core/paged.h"

namespace perpend::linkage {

// TextOf: from a number to its text, as bytes; the texts must stay where they are.
template <class TextOf>
class TextOrder {
 public:
  TextOrder(const TextOf& text_of, const std::shared_ptr<Pages>& pages)
      : text_of_(text_of), pieces_(pages) {}

  // By text, as bytes; of equal texts the lower number first.
  void sort(std::span<std::uint32_t> numbers) {
    pieces_.resize(numbers.size());
    sort_rest(numbers, 0, pieces_.data());
  }

 private:
  struct Piece {
    std::uint64_t letters = 0;
    std::uint32_t left = 0;  // letters from here on, at most one more than a piece holds
    std::uint32_t number = 0;
  };
  static constexpr std::size_t kLetters = 8;
  static constexpr std::size_t kFew = 24;
  // Texts alike for longer are compared as they are: nobody can ask for a deeper recursion.
  static constexpr std::size_t kFar = 512;

  static Piece piece_of(std::string_view rest, std::uint32_t number) {
    Piece piece{0, static_cast<std::uint32_t>(std::min(rest.size(), kLetters + 1)), number};
    for (std::size_t k = 0; k < kLetters; ++k) {
      const auto letter = k < rest.size() ? static_cast<unsigned char>(rest[k]) : 0U;
      piece.letters = piece.letters << 8U | letter;
    }
    return piece;
  }

  // `numbers` have texts alike in the first `read` bytes.
  void sort_rest(std::span<std::uint32_t> numbers, std::size_t read, Piece* pieces) {
    if (numbers.size() <= kFew || read >= kFar) {
      std::sort(numbers.begin(), numbers.end(), [&](std::uint32_t a, std::uint32_t b) {
        const int order = text_of_(a).compare(text_of_(b));
        return order != 0 ? order < 0 : a < b;
      });
      return;
    }
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      pieces[i] = piece_of(text_of_(numbers[i]).substr(read), numbers[i]);
    }
    // Of two texts alike up to the end of one, the one that ends comes first.
    std::sort(pieces, pieces + numbers.size(), [](const Piece& a, const Piece& b) {
      if (a.letters != b.letters) return a.letters < b.letters;
      return a.left != b.left ? a.left < b.left : a.number < b.number;
    });
    for (std::size_t i = 0; i < numbers.size(); ++i) numbers[i] = pieces[i].number;
    for (std::size_t i = 0; i < numbers.size();) {
      std::size_t last = i + 1;
      while (last < numbers.size() && pieces[last].letters == pieces[i].letters &&
             pieces[last].left == pieces[i].left) {
        ++last;
      }
      if (last - i > 1 && pieces[i].left > kLetters) {
        sort_rest(numbers.subspan(i, last - i), read + kLetters, pieces + i);
      }
      i = last;
    }
  }

  const TextOf& text_of_;
  PagedVector<Piece> pieces_;
};

template <class TextOf>
void sort_by_text(std::span<std::uint32_t> numbers, const TextOf& text_of,
                  const std::shared_ptr<Pages>& pages) {
  TextOrder<TextOf>(text_of, pages).sort(numbers);
}

}  // namespace perpend::linkage
