#include "reporting/html/claims_parts.h"

namespace perpend::reporting {

std::string_view claims_style() {
  return R"css(
.gist{font-family:"Iowan Old Style","Palatino Linotype",Palatino,"Source Serif 4","Noto Serif",Georgia,
"DejaVu Serif",serif;font-size:1.1rem;max-width:62ch}
.chain{min-width:42rem;margin:.6rem 0 .2rem}
.chain rect{fill:var(--raised);stroke:var(--rule)}.chain rect.root{fill:var(--f1);stroke:var(--for)}
.chain rect.outlet{fill:var(--paper);stroke:var(--soft)}
.chain path{fill:none;stroke:var(--soft);stroke-width:1.2}
.chain text{text-anchor:start;fill:var(--ink);font-size:12px}.chain text.sub{fill:var(--soft);font-size:10.5px}
.chain text.word{text-anchor:middle;fill:var(--accent);font-size:10.5px}
.chain text.drift{fill:var(--minus);font-size:10.5px}
.tellings td,.tellings th{font-size:.88rem}.tellings .day{white-space:nowrap}.tellings{min-width:44rem}.tellings td{overflow-wrap:normal}
.two{border-left:2px solid var(--rule);padding:.1rem 0 .1rem 1rem;margin:1rem 0 1.4rem}
.two .line{display:grid;grid-template-columns:11rem 1fr;gap:.2rem 1rem;margin:.3rem 0}
.two .who{font-size:.8rem;color:var(--soft)}.two .quote{margin:0;max-width:64ch}
.two ul{margin:.4rem 0 0;padding-left:1.1rem;font-size:.9rem}.two .none{color:var(--soft)}
mark{background:var(--mark);color:var(--mark-ink);padding:.05em .15em;border-radius:2px}
.kind{font-weight:600;color:var(--minus)}
.answers{list-style:none;padding:0}.answers li{margin:.6rem 0 1rem}.answers .polarity{font-weight:600;color:var(--accent)}
.days{list-style:none;margin:1rem 0;padding:0 0 0 1.1rem;border-left:2px solid var(--rule)}
.days li{margin:.5rem 0;position:relative;font-size:.9rem;max-width:72ch}
.days li::before{content:"";position:absolute;left:-1.5rem;top:.5em;width:.6rem;height:.6rem;border-radius:50%;
background:var(--paper);border:2px solid var(--soft)}
.days li.published::before{background:var(--accent);border-color:var(--accent)}
.days time{font-weight:600;margin-right:.6rem;white-space:nowrap}
.reading{font-family:"Iowan Old Style","Palatino Linotype",Palatino,"Source Serif 4","Noto Serif",Georgia,
"DejaVu Serif",serif;line-height:1.75}
.src{text-decoration:underline solid var(--accent) 2px;text-underline-offset:.22em}
.cue{text-decoration:underline dotted var(--minus) 2px;text-underline-offset:.22em}
.con{text-decoration:underline solid var(--soft) 1px;text-underline-offset:.22em}
.con .src,.src.con{text-decoration:underline solid var(--accent) 2px}
.legend span{margin-right:1.4rem}
.other{padding-left:1.2rem;font-size:.92rem}.other li{margin:.35rem 0}
details.document{border-bottom:1px solid var(--faint);padding-bottom:.6rem}
@media (max-width:46rem){.two .line{grid-template-columns:1fr;gap:0}.two{padding-left:.7rem}}
@media print{.chain{min-width:0}.two,.answers li,.days li{break-inside:avoid}
.scroll{overflow:visible}details.document{display:block}}
)css";
}

}  // namespace perpend::reporting
