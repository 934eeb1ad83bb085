#include "reporting/html/linkage_parts.h"

namespace perpend::reporting {

std::string_view linkage_style() {
  return R"css(
h2 code{font-size:.7rem;color:var(--soft);font-weight:400}
.clusters th[scope=row]{font-weight:600}.clusters small,.timeline small{white-space:nowrap}
.clusters{min-width:50rem}.clusters .n+td,.clusters .n+th{padding-left:1.2rem}.day{white-space:nowrap}.scroll table{overflow-wrap:normal}
.word{font-weight:600}.word.yes{color:var(--plus)}.word.no{color:var(--soft);font-weight:400}
.because{padding-left:1.2rem;margin:.2rem 0 1rem;font-size:.92rem;max-width:74ch}.because li{margin:.2rem 0}
.timeline{table-layout:fixed}.timeline th:first-child{width:30%}
.timeline th,.timeline td{padding-top:0;padding-bottom:0;border-bottom:0;vertical-align:middle}
.timeline .label{display:block;overflow:hidden;white-space:nowrap;text-overflow:ellipsis;font-size:.88rem}
.when{stroke:var(--for);stroke-width:7;stroke-linecap:round}.phase-band{fill:var(--faint)}
.phases{display:grid;grid-template-columns:repeat(auto-fit,minmax(15rem,1fr));gap:1rem;margin:.4rem 0 1rem}
.phase{background:var(--raised);padding:.7rem .9rem;border-radius:4px;font-size:.9rem}
.phase h4{margin:0;font-size:.9rem}.phase p{margin:0 0 .4rem}.phase dl{margin:0}
.phase dt{font-size:.75rem;color:var(--soft)}.phase dd{margin:0 0 .35rem}
.objective .out th{font-weight:600}.objective,.tests{max-width:56rem}
.arcs{max-width:32rem}.arc{fill:none;stroke:var(--for);stroke-opacity:.75}
.arc.e1{stroke-width:.8}.arc.e2{stroke-width:1.6}.arc.e3{stroke-width:2.8}
.arc.bridge{stroke:var(--against);stroke-dasharray:4 3}.arc.confirmed{stroke:var(--total)}
.arcs text{fill:var(--ink);font-size:11px}
details.pair{margin:.3rem 0;border-bottom:1px solid var(--faint);padding-bottom:.3rem}
.pair-rows{table-layout:fixed;margin:.4rem 0 .8rem}.pair-rows th:first-child{width:46%}
.pair-rows td,.pair-rows th{padding-top:.15rem;padding-bottom:.15rem}.pair-rows .n{width:4.4rem}
.pair-rows small{display:block}.pair-rows .sum th,.pair-rows .sum td{font-weight:600}
.levels{max-width:50rem}.scroll+.note{margin-top:.6rem}
@media (max-width:46rem){
.timeline th:first-child{width:34%}.timeline th small{display:none}
.pair-rows th:first-child{width:56%}
.objective thead{display:none}.objective,.objective tbody{display:block;width:100%}.tests{min-width:44rem}
.objective tr{display:grid;grid-template-columns:1fr 1fr;gap:.2rem .8rem;padding:.5rem 0;border-bottom:1px solid var(--faint)}
.objective tbody tr>*{border:0;padding:0;text-align:left}.objective th[scope=row]{grid-column:1/-1}
.objective td::before{display:block;font-size:.72rem;font-weight:400;color:var(--soft)}
.objective td:nth-child(2)::before{content:"In it"}.objective td:nth-child(3)::before{content:"Elsewhere"}
.objective td:nth-child(4)::before{content:"Log odds, 95 %"}.objective td:nth-child(5)::before{content:"Beside the pack’s actors"}
.clusters,.clusters tbody{display:block;min-width:0;width:100%}.clusters thead{display:none}
.clusters tr{display:grid;grid-template-columns:1.4rem minmax(0,1fr) minmax(0,1fr);gap:.35rem .8rem;
padding:.7rem 0;border-bottom:1px solid var(--faint)}
.clusters tbody tr>*,.clusters .n+td{border:0;padding:0;text-align:left}.clusters th[scope=row]{grid-row:1/5}
.clusters td::before{display:block;font-size:.72rem;font-weight:400;color:var(--soft)}
.clusters td:nth-child(2)::before{content:"Incidents"}.clusters td:nth-child(3)::before{content:"From, to"}
.clusters td:nth-child(4)::before{content:"Systematic?"}.clusters td:nth-child(5)::before{content:"p, matched"}
.clusters td:nth-child(6)::before{content:"Cohesion"}.clusters td:nth-child(7)::before{content:"Stands out"}
.clusters td:nth-child(8)::before{content:"Bridges"}
}
@media print{
details:not([open])>*:not(summary){display:none}
.phases{grid-template-columns:repeat(auto-fit,minmax(5cm,1fr))}.phase{border:1px solid #bbb;break-inside:avoid}
.arcs{max-width:11cm;break-inside:avoid}.timeline{break-inside:avoid}.clusters{min-width:0}
}
)css";
}

}  // namespace perpend::reporting
