// Joins the MISP galaxy to what ATT&CK has.
//
// When is a galaxy's entry an actor that is already there? Names alone join too much: APT28 and
// APT29 would become one through an alias that a careless list gives to both. So:
// - an alias that two entries of one galaxy, or two ATT&CK groups, publish joins nothing;
// - an entry points at an actor by ATT&CK id, by a 'similar' relation, or by a name that is left;
//   if everything points at one actor, it joins that one;
// - if it points at several, it joins only where its own name is a name of exactly one of them
//   ("Lazarus Group", whose entry also lists APT38), else it stays an actor of its own;
// - an entry that would join by a single alias or a relation alone yields to one whose own name is
// a
//   name of that actor.
// The joined actor keeps ATT&CK's id and name; one without takes the lowest uuid of those joined.
// Nobody's statement is lost: each alias keeps who uses it and where it stands.
//
// Galaxies give no dates, so everything in here is known from the day of the newest source.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "core/date.h"
#include "core/error.h"
#include "formats/galaxy/galaxy.h"
#include "knowledge/draft.h"
#include "knowledge/gazetteer.h"

namespace perpend::knowledge {

using UuidPlaces = std::unordered_map<std::string, std::uint32_t>;  // galaxy uuid to draft index

// The actors of threat-actor and microsoft-activity-group, in this order.
UuidPlaces add_galaxy_actors(Draft& draft, const std::vector<galaxy::Cluster>& clusters,
                             const Gazetteer& gazetteer, Date newest);

// The software of tool, rat, ransomware, backdoor, banker, botnet, stealer, wiper; and who uses it.
UuidPlaces add_galaxy_software(Draft& draft, const std::vector<galaxy::Cluster>& clusters,
                               const UuidPlaces& actors, Date newest);

}  // namespace perpend::knowledge
