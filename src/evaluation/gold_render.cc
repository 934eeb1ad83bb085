#include "evaluation/gold_render.h"

#include <cmath>
#include <cstdio>

namespace perpend::evaluation {
namespace {

constexpr std::size_t kLineBytes = 160;

template <class... Values>
std::string line(const char* format, Values... values) {
  char buffer[kLineBytes];
  const int size = std::snprintf(buffer, sizeof buffer, format, values...);
  if (size < 0) return "\n";
  return std::string(buffer,
                     std::min<std::size_t>(static_cast<std::size_t>(size), kLineBytes - 1)) +
         "\n";
}

long long number(std::int64_t value) { return static_cast<long long>(value); }

void write_share(json::Writer& out, std::string_view name, double share) {
  out.key(name).fixed(std::llround(share * 1000), 3);
}

}  // namespace

std::string gold_text(std::string_view half, const GoldFigures& figures, bool errors) {
  std::string text = "Gold set, " + std::string(half) + ": " + std::to_string(figures.paragraphs) +
                     " paragraphs\n\n";
  text += line("  %-20s %9s %6s %6s  %9s %6s %6s", "class", "annotated", "found", "right",
               "precision", "recall", "F1");
  for (const GoldCount& one : figures.counts) {
    if (one.annotated == 0 && one.found == 0) continue;
    text += line("  %-20s %9lld %6lld %6lld  %9.3f %6.3f %6.3f", one.name.c_str(),
                 number(one.annotated), number(one.found), number(one.right), one.precision(),
                 one.recall(), one.f1());
  }
  text +=
      line("\n  Roles of indicators found: %lld of %lld right. Findings in passages that are no",
           number(figures.roles_right), number(figures.roles_annotated));
  text += line("  evidence: %lld.", number(figures.in_traps));
  if (errors) {
    for (const std::string& one : figures.wrong) text += "    " + one + "\n";
  }
  return text;
}

void write_gold(json::Writer& out, std::string_view half, const GoldFigures& figures, bool errors) {
  out.begin_object().member("half", half).member("paragraphs", figures.paragraphs);
  out.key("classes").begin_array();
  for (const GoldCount& one : figures.counts) {
    const std::size_t name = one.name.find_first_not_of(' ');
    out.begin_object().member("name", std::string_view(one.name).substr(name));
    out.member("annotated", one.annotated).member("found", one.found).member("right", one.right);
    write_share(out, "precision", one.precision());
    write_share(out, "recall", one.recall());
    write_share(out, "f1", one.f1());
    out.end_object();
  }
  out.end_array().member("roles_annotated", figures.roles_annotated);
  out.member("roles_right", figures.roles_right).member("in_traps", figures.in_traps);
  if (errors) {
    out.key("wrong").begin_array();
    for (const std::string& one : figures.wrong) out.value(one);
    out.end_array();
  }
  out.end_object();
}

}  // namespace perpend::evaluation
