// A pattern is a recipe for matching traffic, and we only want its ingredients: the values it asks
// for by name. Still the whole grammar is checked (STIX 2.1, section 9), for a pattern of which we
// understood half could have said NOT in the other half.
//
// Recursive descent over tokens; depth is counted, so that 100,000 brackets are an error and no
// overflow of the stack. Tested in pattern_test.cc and by the corpus of fuzz/stix_fuzz.cc.
#include "formats/stix/pattern.h"

#include <array>
#include <optional>

#include "model/ascii.h"

namespace perpend::formats {
namespace {

using std::string;
using std::string_view;

enum class Kind { kEnd, kWord, kText, kNumber, kTyped, kSign };

struct Token {
  Kind kind = Kind::kEnd;
  string text;  // of a text: without quotes and escapes
  std::size_t at = 0;
};

struct Broken {
  std::size_t at;
  string what;
};

bool is_word_character(char c) { return ascii::is_alnum(c) || c == '_' || c == '-'; }

class Lexer {
 public:
  explicit Lexer(string_view text) : text_(text) {}

  Result<Token> next() {
    while (at_ < text_.size() && ascii::is_space(text_[at_])) ++at_;
    Token token;
    token.at = at_;
    if (at_ >= text_.size()) return token;
    const char c = text_[at_];
    if (c == '\'' || c == '"') return quoted(token, c);
    const bool typed = string_view("tbh").find(c) != string_view::npos && at_ + 1 < text_.size() &&
                       text_[at_ + 1] == '\'';
    if (typed) {
      ++at_;
      auto result = quoted(token, '\'');
      if (result) result->kind = Kind::kTyped;
      return result;
    }
    const bool negative = (c == '-' || c == '+') && at_ + 1 < text_.size() &&
                          (ascii::is_digit(text_[at_ + 1]) || text_[at_ + 1] == '.');
    if (ascii::is_digit(c) || negative) return number(token);
    if (ascii::is_letter(c) || c == '_') {
      while (at_ < text_.size() && is_word_character(text_[at_])) token.text += text_[at_++];
      token.kind = Kind::kWord;
      return token;
    }
    return sign(token);
  }

 private:
  Result<Token> quoted(Token token, char quote) {
    token.kind = Kind::kText;
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] == quote) {
        ++at_;
        return token;
      }
      if (text_[at_] == '\\' && at_ + 1 < text_.size()) ++at_;
      token.text += text_[at_];
    }
    return broken(token.at, "a quote is never closed");
  }

  Result<Token> number(Token token) {
    token.kind = Kind::kNumber;
    token.text += text_[at_++];
    while (at_ < text_.size() && (ascii::is_alnum(text_[at_]) || text_[at_] == '.')) {
      token.text += text_[at_++];
    }
    return token;
  }

  Result<Token> sign(Token token) {
    token.kind = Kind::kSign;
    static constexpr std::array<string_view, 5> kPairs = {"==", "!=", "<>", "<=", ">="};
    for (const string_view pair : kPairs) {
      if (!text_.substr(at_).starts_with(pair)) continue;
      at_ += 2;
      token.text = pair == "==" ? "=" : pair == "<>" ? "!=" : pair;
      return token;
    }
    if (string_view("[](),.:*=<>").find(text_[at_]) == string_view::npos) {
      return broken(at_, "a character that no pattern has");
    }
    token.text = text_[at_++];
    return token;
  }

  static tl::unexpected<Error> broken(std::size_t at, string_view what) {
    return fail(ErrorKind::kInput, "stix.pattern", string(what), std::to_string(at));
  }

  string_view text_;
  std::size_t at_ = 0;
};

// Each method reads one rule and returns false once something was wrong; error_ says what.
class Parser {
 public:
  explicit Parser(std::vector<Token> tokens) : tokens_(std::move(tokens)) {}

  Result<std::vector<PatternTerm>> parse() {
    if (observations() && tokens_[at_].kind != Kind::kEnd) broken("more text than a pattern");
    if (error_)
      return fail(ErrorKind::kInput, "stix.pattern", error_->what, std::to_string(error_->at));
    return std::move(terms_);
  }

 private:
  static constexpr int kDeepest = 100;

  const Token& now() const { return tokens_[at_]; }
  bool is_sign(string_view text) const { return now().kind == Kind::kSign && now().text == text; }
  bool is_word(string_view text) const { return now().kind == Kind::kWord && now().text == text; }
  bool take_sign(string_view text) {
    if (!is_sign(text)) return false;
    ++at_;
    return true;
  }
  bool take_word(string_view text) {
    if (!is_word(text)) return false;
    ++at_;
    return true;
  }
  bool broken(string what) {
    if (!error_) error_ = Broken{now().at, std::move(what)};
    return false;
  }
  bool expect(string_view sign) {
    return take_sign(sign) || broken("expected '" + string(sign) + "'");
  }
  bool expect_word(string_view word) {
    return take_word(word) || broken("expected " + string(word));
  }

  // observations := observation ((AND | OR | FOLLOWEDBY) observation)*
  bool observations() {
    do {
      if (!observation()) return false;
    } while (take_word("AND") || take_word("OR") || take_word("FOLLOWEDBY"));
    return true;
  }

  // observation := '[' comparisons ']' qualifier* | '(' observations ')' qualifier*
  bool observation() {
    if (++depth_ > kDeepest) return broken("nested deeper than 100 brackets");
    bool fine = false;
    if (take_sign("[")) {
      fine = comparisons() && expect("]");
    } else if (take_sign("(")) {
      fine = observations() && expect(")");
    } else {
      fine = broken("expected '[' or '('");
    }
    while (fine && is_qualifier()) fine = qualifier();
    --depth_;
    return fine;
  }

  bool is_qualifier() const { return is_word("WITHIN") || is_word("REPEATS") || is_word("START"); }
  bool literal(Kind kind) {
    if (now().kind != kind) return broken("expected a literal");
    ++at_;
    return true;
  }
  // STIX 2.0 wrote START and STOP with plain texts.
  bool time() { return now().kind == Kind::kText ? literal(Kind::kText) : literal(Kind::kTyped); }
  bool qualifier() {
    if (take_word("WITHIN")) return literal(Kind::kNumber) && expect_word("SECONDS");
    if (take_word("REPEATS")) return literal(Kind::kNumber) && expect_word("TIMES");
    return expect_word("START") && time() && expect_word("STOP") && time();
  }

  // comparisons := comparison ((AND | OR) comparison)*
  bool comparisons() {
    do {
      if (!comparison()) return false;
    } while (take_word("AND") || take_word("OR"));
    return true;
  }

  bool comparison() {
    if (is_sign("(")) {
      if (++depth_ > kDeepest) return broken("nested deeper than 100 brackets");
      ++at_;
      const bool fine = comparisons() && expect(")");
      --depth_;
      return fine;
    }
    PatternTerm term;
    if (take_word("EXISTS")) return object_path(term);
    term.negated = take_word("NOT");
    if (term.negated && take_word("EXISTS")) return object_path(term);
    if (!object_path(term)) return false;
    if (take_word("NOT")) term.negated = !term.negated;
    return operation(term);
  }

  bool object_path(PatternTerm& term) {
    if (now().kind != Kind::kWord) return broken("expected an object such as domain-name:value");
    term.object = now().text;
    ++at_;
    if (!expect(":")) return false;
    do {
      if (!path_step(term)) return false;
    } while (take_sign("."));
    return true;
  }

  bool path_step(PatternTerm& term) {
    if (now().kind != Kind::kWord && now().kind != Kind::kText) {
      return broken("expected the name of a property");
    }
    term.path.push_back(now().text);
    ++at_;
    while (take_sign("[")) {
      const bool index = now().kind == Kind::kNumber || is_sign("*");
      if (!index) return broken("expected a number or '*'");
      ++at_;
      if (!expect("]")) return false;
    }
    return true;
  }

  bool operation(PatternTerm& term) {
    static constexpr std::array<string_view, 5> kWords = {"IN", "LIKE", "MATCHES", "ISSUBSET",
                                                          "ISSUPERSET"};
    static constexpr std::array<string_view, 6> kSigns = {"=", "!=", "<", ">", "<=", ">="};
    bool found = false;
    for (const string_view word : kWords) found = found || is_word(word);
    for (const string_view sign : kSigns) found = found || is_sign(sign);
    if (!found) return broken("expected a comparison such as = or IN");
    term.op = now().text;
    ++at_;
    return term.op == "IN" ? set(term) : value(term);
  }

  bool set(PatternTerm& term) {
    if (!expect("(")) return false;
    do {
      if (!value(term)) return false;
    } while (take_sign(","));
    return expect(")");
  }

  bool value(PatternTerm& term) {
    const bool truth = is_word("true") || is_word("false");
    const Kind kind = now().kind;
    if (!truth && kind != Kind::kText && kind != Kind::kNumber && kind != Kind::kTyped) {
      return broken("expected a value");
    }
    term.value = now().text;
    ++at_;
    terms_.push_back(term);
    return true;
  }

  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  int depth_ = 0;
  std::optional<Broken> error_;
  std::vector<PatternTerm> terms_;
};

}  // namespace

Result<std::vector<PatternTerm>> parse_pattern(string_view text) {
  constexpr std::size_t kLongest = std::size_t{1} << 20;
  if (text.size() > kLongest) {
    return fail(ErrorKind::kInput, "stix.pattern", "longer than 1 MiB", "0");
  }
  Lexer lexer(text);
  std::vector<Token> tokens;
  for (;;) {
    auto token = lexer.next();
    if (!token) return tl::make_unexpected(std::move(token.error()));
    tokens.push_back(std::move(*token));
    if (tokens.back().kind == Kind::kEnd) break;
  }
  return Parser(std::move(tokens)).parse();
}

}  // namespace perpend::formats
