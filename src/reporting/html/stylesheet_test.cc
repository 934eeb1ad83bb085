#include "reporting/html/stylesheet.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

namespace perpend::reporting {
namespace {

using Tokens = std::map<std::string, std::string>;

// "--name:#rrggbb" of one :root block.
Tokens tokens_of(const std::string& block) {
  Tokens tokens;
  for (auto at = block.find("--"); at != std::string::npos; at = block.find("--", at + 2)) {
    const auto colon = block.find(':', at);
    std::string value = block.substr(colon + 1, block.find_first_of(";}", colon) - colon - 1);
    if (value.size() == 4) {  // #rgb
      value = {'#', value[1], value[1], value[2], value[2], value[3], value[3]};
    }
    tokens[block.substr(at + 2, colon - at - 2)] = value;
  }
  return tokens;
}

// Relative luminance and contrast as WCAG 2 defines them.
double luminance(const std::string& colour) {
  const auto channel = [&](std::size_t place) {
    const double value = std::stoi(colour.substr(place, 2), nullptr, 16) / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

double contrast(const Tokens& tokens, const std::string& a, const std::string& b) {
  const double one = luminance(tokens.at(a)) + 0.05;
  const double other = luminance(tokens.at(b)) + 0.05;
  return std::max(one, other) / std::min(one, other);
}

// The three sets of tokens: light, dark, paper.
std::map<std::string, Tokens> every_scheme() {
  const std::string css = stylesheet(Marking::kClear);
  std::map<std::string, Tokens> schemes;
  std::size_t at = 0;
  for (const char* name : {"light", "dark", "paper"}) {
    at = css.find(":root{", at);
    EXPECT_NE(at, std::string::npos);
    schemes[name] = tokens_of(css.substr(at, css.find('}', at) - at + 1));
    ++at;
  }
  return schemes;
}

TEST(Stylesheet, KeepsTextLegibleInEveryScheme) {
  for (const auto& [name, tokens] : every_scheme()) {
    for (const std::string text : {"ink", "soft", "accent", "plus", "minus"}) {
      for (const std::string ground : {"paper", "raised"}) {
        EXPECT_GE(contrast(tokens, text, ground), 4.5) << name << " " << text << " on " << ground;
      }
    }
    EXPECT_GE(contrast(tokens, "mark-ink", "mark"), 4.5) << name;
    for (const std::string side : {"f", "a"}) {
      for (const std::string depth : {"1", "2", "3"}) {
        EXPECT_GE(contrast(tokens, "on-low", side + depth), 4.5) << name << side << depth;
      }
      for (const std::string depth : {"4", "5"}) {
        EXPECT_GE(contrast(tokens, "on-high", side + depth), 4.5) << name << side << depth;
      }
    }
  }
}

TEST(Stylesheet, KeepsBarsApartFromTheirGround) {
  for (const auto& [name, tokens] : every_scheme()) {
    for (const std::string shape : {"for", "against", "total", "accent"}) {
      EXPECT_GE(contrast(tokens, shape, "paper"), 3.0) << name << " " << shape;
    }
  }
}

TEST(Stylesheet, GivesEverySchemeTheSameTokens) {
  const auto schemes = every_scheme();
  for (const auto& [token, colour] : schemes.at("light")) {
    EXPECT_TRUE(schemes.at("dark").contains(token)) << token;
    EXPECT_TRUE(schemes.at("paper").contains(token)) << token;
  }
}

TEST(Stylesheet, PutsTheMarkingOnEveryPrintedPage) {
  EXPECT_NE(stylesheet(Marking::kRed).find("@top-center{content:\"TLP:RED\""), std::string::npos);
}

TEST(Stylesheet, ClosesEveryBlockAndCannotEndItsElement) {
  const std::string css = stylesheet(Marking::kAmberStrict);
  EXPECT_EQ(std::count(css.begin(), css.end(), '{'), std::count(css.begin(), css.end(), '}'));
  EXPECT_EQ(css.find('<'), std::string::npos);
}

}  // namespace
}  // namespace perpend::reporting
