// Words that mean much the same in a report of an intrusion: "fetched", "pulled" and "downloaded"
// are one concept, "wiped" and "erased" another. Inside extraction and training.
#pragma once

#include <string_view>

#include "extraction/technique_features.h"

namespace perpend::extraction {

// read_features(), and behind its words the hashes of the concepts of the sentence (each as often
// as it stands there) and of every two different ones that stand within eight words of each other
// (once). Their places are those of the words.
void read_incident_features(std::string_view sentence, SentenceFeatures& features);

}  // namespace perpend::extraction
