#include "reporting/html/read_page.h"

namespace perpend::reporting {

std::string_view read_page_style() {
  return R"css(
:root{--line-methods:#0072b2;--line-tooling:#b35c00;--line-infrastructure:#b3261e;--line-targets:#00795a;
--line-behaviour:#a0508a;--line-testimony:#5d6470;
--tint-tooling:#fbe8d3;--tint-infrastructure:#fbdcd8;--tint-targets:#d7f0e6;--tint-behaviour:#f4e1ee;
--tint-testimony:#e6e6e3}
@media (prefers-color-scheme:dark){:root{--line-methods:#6bb6e8;--line-tooling:#f0a860;
--line-infrastructure:#ff9b8f;--line-targets:#5ecfa8;--line-behaviour:#e0a3cd;--line-testimony:#a5a9b0;
--tint-tooling:#3a2814;--tint-infrastructure:#421f1c;--tint-targets:#12352a;--tint-behaviour:#3a2135;
--tint-testimony:#2d2f33}}
.legend{display:flex;flex-wrap:wrap;gap:.4rem 1.6rem;list-style:none;padding:0;margin:0 0 1.4rem;font-size:.9rem}
.legend small{margin-left:.35rem}
.text{white-space:pre-wrap;max-width:72ch;line-height:1.9;font-family:"Iowan Old Style","Palatino Linotype",
Palatino,"Source Serif 4","Noto Serif",Georgia,"DejaVu Serif",serif;font-size:1.05rem;margin:0 0 1rem}
.text .page{display:block;font:.78rem/1.4 system-ui,sans-serif;color:var(--soft);border-top:1px solid var(--rule);
margin:1.2rem 0 .4rem;padding-top:.2rem}
.k{text-decoration-line:underline;text-decoration-thickness:2px;text-underline-offset:.22em;
text-decoration-skip-ink:none;color:inherit;border-radius:2px}
a.k:hover{outline:1px solid var(--soft)}
.methods{text-decoration-color:var(--line-methods)}
.tooling{text-decoration-color:var(--line-tooling);background:var(--tint-tooling);font-weight:600}
.infrastructure{text-decoration-color:var(--line-infrastructure);text-decoration-style:double;
background:var(--tint-infrastructure)}
.targets{text-decoration-color:var(--line-targets);text-decoration-style:dashed;background:var(--tint-targets)}
.behaviour{text-decoration-color:var(--line-behaviour);text-decoration-style:dotted;text-decoration-thickness:3px;
background:var(--tint-behaviour)}
.testimony{text-decoration-color:var(--line-testimony);text-decoration-style:wavy;text-decoration-thickness:1px;
background:var(--tint-testimony)}
.low{background:none;font-weight:inherit;text-decoration-thickness:1px;opacity:.8}
.findings{table-layout:fixed}
.findings th:first-child{width:36%}.findings .n{width:6rem}.findings tbody th{font-weight:600}
.findings small{display:block;font-weight:400}
.findings tr:target>*{background:var(--raised)}
.findings tr.doubtful th{font-weight:400;color:var(--soft)}
.findings td:last-child{padding-right:0}
@media (max-width:46rem){.findings thead{display:none}.findings,.findings tbody{display:block}
.findings tr{display:grid;grid-template-columns:1fr auto;padding:.5rem 0;border-bottom:1px solid var(--faint)}
.findings tr>*{border:0;padding:.1rem 0}.findings th:first-child{width:auto;grid-column:1}
.findings .n{grid-column:2;width:auto}.findings td:last-child{grid-column:1/-1}}
@media print{:root{--line-methods:#0072b2;--line-tooling:#b35c00;--line-infrastructure:#b3261e;
--line-targets:#00795a;--line-behaviour:#a0508a;--line-testimony:#5d6470;--tint-tooling:#fbe8d3;
--tint-infrastructure:#fbdcd8;--tint-targets:#d7f0e6;--tint-behaviour:#f4e1ee;--tint-testimony:#e6e6e3}
.text{font-size:9.5pt;line-height:1.7}.k{color:#000}}
)css";
}

}  // namespace perpend::reporting
