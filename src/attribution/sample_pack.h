// For tests: a small invented pack with lists of targets and of indicators.
//
//   G9001 Blue Heron: targets JP and GB, government; indicators of reports r1, r2
//   G9002 White Stork: targets US, DE, FR, GB; indicators of r3
//   G9003 Grey Tern: no list of targets
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "attribution/shape.h"
#include "knowledge/build.h"
#include "knowledge/hashes.h"
#include "knowledge/pack.h"
#include "knowledge/public_suffix.h"

namespace perpend::attribution {

inline knowledge::Pack sample_pack() {
  const auto group = [](const char* number, const char* name) {
    return std::string(R"({"type":"intrusion-set","id":"intrusion-set--)") + number +
           R"(","name":")" + name + R"(","created":"2018-01-02T00:00:00Z",)" +
           R"("external_references":[{"source_name":"mitre-attack","external_id":"G900)" + number +
           R"("}]})";
  };
  const auto list = [](const char* report, const char* actor, const char* date,
                       const char* indicators) {
    return std::string(R"({"actor":")") + actor + R"(","attack":")" + actor + R"(","report":")" +
           report + R"(","date":")" + date + R"(","date_basis":"url","has_vendor_report":true,)" +
           indicators + "}\n";
  };
  knowledge::Sources sources;
  sources.attack = {"attack", R"({"objects":[)" + group("1", "Blue Heron") + "," +
                                  group("2", "White Stork") + "," + group("3", "Grey Tern") + "]}"};
  sources.galaxies = {{"threat-actor.json",
                       R"({"type":"threat-actor","values":[
           {"uuid":"u1","value":"Blue Heron","meta":{"cfr-suspected-victims":["Japan","United Kingdom"]}},
           {"uuid":"u2","value":"White Stork","meta":{"cfr-suspected-victims":
             ["United States","Germany","France","United Kingdom"]}}]})"}};
  sources.infrastructure = knowledge::SourceFile{
      "lists",
      list("r1", "G9001", "2019-05-01", R"("domain":["c2.heron-one.com"],"ip":["203.0.113.9"])") +
          list("r2", "G9001", "2020-05-01", R"("domain":["c2.heron-one.com","a.both.com"])") +
          list("r3", "G9002", "2021-05-01", R"("domain":["a.both.com","x.stork-one.com"])")};
  sources.newest = Date::from_ymd(2024, 1, 1);
  auto built = knowledge::build(sources);
  EXPECT_TRUE(built) << built.error().what;
  return std::move(*knowledge::Pack::from_bytes(std::move(built->bytes)));
}

// The sample pack with the shapes of its hosts, and numbers that tell the levels apart.
inline knowledge::Pack shaped_pack() {
  const knowledge::Pack plain = sample_pack();
  const knowledge::PublicSuffixes suffixes(plain);
  std::map<std::uint64_t, Shape> shapes;
  for (const char* host : {"c2.heron-one.com", "a.both.com", "x.stork-one.com"}) {
    shapes[knowledge::infrastructure_hash(knowledge::InfrastructureKind::kDomain, host)] =
        shape_of_host(host, plain, suffixes);
  }
  const auto with_shapes = knowledge::Pack::from_bytes(
      *knowledge::with_models(plain, std::vector<std::pair<std::string, std::string>>{
                                         {std::string(kShapesModel), shapes_bytes(shapes)}}));
  return *knowledge::Pack::from_bytes(*knowledge::with_parameters(
      *with_shapes,
      std::vector<std::pair<std::string, std::int64_t>>{{"infrastructure.domain", 2000},
                                                        {"infrastructure.domain.fresh", 1000},
                                                        {"infrastructure.registrable", 500},
                                                        {"infrastructure.names.cosine", 3000},
                                                        {"infrastructure.unmatched", 400}}));
}

}  // namespace perpend::attribution
