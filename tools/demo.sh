#!/usr/bin/env bash
# demo.sh PROGRAM: the main job on the shipped cases, from a report to a dossier and from incidents to
# campaigns.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
perpend=$1
case=examples/mirrorface
out=build/demo
mkdir -p "$out"

show() { printf '\n$ perpend %s\n\n' "$*"; "$perpend" "$@"; }

cat <<TEXT

A report of two intrusions in 2024 that names nobody: $case/report.txt.
Its text is all the evidence: what was done is read out of the sentences.
Using only what was published before 1 June 2024, and what its reader knew of one
more actor by then ($case/actors.stix.json), who could be behind it?
TEXT
question=(--as-of 2024-06-01 --allow-reserved --reliability B --credibility 2 --add "$case/actors.stix.json" "$case/report.txt")
show attribute "${question[@]}"
"$perpend" attribute --format html -o "$out/mirrorface.html" "${question[@]}"

cat <<TEXT

Now many incidents: 64 public ones of 2009 to 2025, no actor named in any of them (examples/campaigns,
whose NOTE.md says where each is from). Thirteen are said to be one actor's. Which belong together?
TEXT
campaigns=examples/campaigns
show link "$campaigns/incidents.jsonl"
"$perpend" link --format html -o "$out/campaigns.html" "$campaigns/incidents.jsonl"
"$perpend" link --format json -o "$out/campaigns.json" "$campaigns/incidents.jsonl"
printf '\nHow that agrees with what others say of these incidents (truth.tsv; perpend has not read it):\n\n'
python3 tools/compare_linkage.py "$out/campaigns.json" "$campaigns/truth.tsv"

printf '\nThe other shipped cases:\n\n'
for folder in examples/*/; do
  [ -f "$folder/question.md" ] || continue
  printf '  %-28s %s\n' "${folder%/}" \
    "$(sed -n '1s/^# *//p' "$folder/question.md" | fold -s -w 48 | sed "2,\$s/^/$(printf '%31s' '')/")"
done
printf '\nThe dossier: %s/%s/mirrorface.html\nThe campaigns: %s/%s/campaigns.html\n' "$PWD" "$out" "$PWD" "$out"

printf '\nLast, who says what about another attack, after whom (examples/claims, eight articles):\n\n'
"$perpend" claims --format html -o "$out/claims.html" examples/claims/0*
"$perpend" claims -o "$out/claims.txt" examples/claims/0*
awk '/^STORY 2$/ || NR > 60 {exit} NR > 22 {print}' "$out/claims.txt"
printf '\n(the first story; all of it: perpend claims examples/claims/0*)\nThe page: %s/%s/claims.html\n' "$PWD" "$out"
