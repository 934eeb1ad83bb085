#include "reporting/html/stylesheet.h"

namespace perpend::reporting {
namespace {

// Colours. One accent; blue for and brown against, which stay apart for every kind of colour
// vision; every pair of text and ground reaches a contrast of 4.5 to 1 (stylesheet_test.cc).
// The marking's own colours are those of TLP 2.0.
constexpr std::string_view kTokens = R"css(
:root{color-scheme:light dark;
--paper:#fdfcf9;--raised:#f5f3ec;--ink:#1b1d21;--soft:#595e67;--rule:#dedad0;--faint:#efece4;
--accent:#1f4e79;--mark:#ffe9a8;--mark-ink:#1b1d21;--total:#5d6470;--for:#2f6ea6;--against:#b35806;
--plus:#1f5c92;--minus:#964800;
--f1:#eaf1f8;--f2:#d3e2f0;--f3:#a9c8e4;--f4:#3470a8;--f5:#1c4670;
--a1:#fbf1e7;--a2:#f5dcc2;--a3:#e9b98a;--a4:#a3560e;--a5:#6f3606;
--on-low:#1b1d21;--on-high:#ffffff}
@media (prefers-color-scheme:dark){:root{
--paper:#15171a;--raised:#1d2024;--ink:#e6e4df;--soft:#a5a9b0;--rule:#363a41;--faint:#24272c;
--accent:#93bbe2;--mark:#5c4a12;--mark-ink:#fff4d2;--total:#8b929d;--for:#7fb2e2;--against:#dfa05e;
--plus:#8fc0ee;--minus:#e8ad70;
--f1:#1b2632;--f2:#1f364e;--f3:#265079;--f4:#7fb2e2;--f5:#b9d8f4;
--a1:#2a2119;--a2:#46301b;--a3:#6b431a;--a4:#dfa05e;--a5:#f3cfa4;
--on-low:#e6e4df;--on-high:#15171a}}
)css";

constexpr std::string_view kText = R"css(
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);
font:16px/1.55 system-ui,-apple-system,"Segoe UI","Noto Sans",Roboto,"Helvetica Neue",Arial,sans-serif;
font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
main,footer{max-width:68rem;margin:0 auto;padding:0 1.5rem}
h1,.confidence,.quote,h2{font-family:"Iowan Old Style","Palatino Linotype",Palatino,"Source Serif 4",
"Noto Serif",Georgia,"DejaVu Serif",serif}
h1{font-size:clamp(1.45rem,1.1rem + 1.6vw,2.15rem);line-height:1.25;font-weight:500;max-width:44ch;
margin:.2rem 0 1rem;text-wrap:balance}
h2{font-size:1.35rem;font-weight:500;line-height:1.3;margin:0 0 .35rem}
h3{font-size:1rem;margin:1.4rem 0 .3rem}
p{margin:0 0 .8rem;max-width:70ch}
a{color:var(--accent);text-underline-offset:.18em}
code{font:.86em/1.4 ui-monospace,"SF Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace}
small{font-size:.8rem;color:var(--soft);line-height:1.45}
section{margin:3.2rem 0 0;padding-top:1.1rem;border-top:1px solid var(--rule)}
.note{color:var(--soft);font-size:.9rem;margin-bottom:1rem}
.banner{display:flex;flex-wrap:wrap;justify-content:space-between;gap:.2rem 1.5rem;max-width:none;
margin:0;padding:.45rem 1.5rem;background:#000;color:#fff;font-size:.85rem}
.tlp{font-weight:700;letter-spacing:.03em}
.about{color:#d5d5d5}
header{padding:2.2rem 0 0}
.eyebrow{color:var(--soft);font-size:.9rem;margin:0}
.confidence{font-size:1.15rem;line-height:1.5;max-width:62ch;margin-bottom:1.4rem}
.gate{font-size:.92rem}
.caution{border-left:3px solid var(--accent);padding:.1rem 0 .1rem 1rem;margin:1.4rem 0;font-size:.92rem}
.caution p{margin:.25rem 0}
.facts{display:flex;flex-wrap:wrap;gap:.6rem 2.4rem;margin:1.3rem 0}
.facts dt{font-size:.78rem;color:var(--soft)}
.facts dd{margin:0;font-weight:600}
nav ol{display:flex;flex-wrap:wrap;gap:.2rem 1.4rem;list-style:none;margin:1.8rem 0 0;padding:0;
font-size:.9rem}
.scale{margin:0 0 1.4rem;max-width:40rem}
figcaption{font-size:.8rem;color:var(--soft)}
footer{margin-top:3rem;padding-bottom:2rem;font-size:.9rem;color:var(--soft)}
.class,.flag,.origins{font-size:.78rem;font-weight:400;color:var(--soft)}
.aliases{display:block;font-size:.8rem;font-weight:400;color:var(--soft)}
pre{white-space:pre-wrap;background:var(--raised);padding:.7rem .9rem;border-radius:3px;margin:.2rem 0 1rem}
details{margin:1rem 0}summary{cursor:pointer;color:var(--accent)}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
)css";

constexpr std::string_view kTables = R"css(
table{border-collapse:collapse;width:100%;font-size:.92rem}
th,td{text-align:left;vertical-align:top;padding:.4rem .8rem .4rem 0;border-bottom:1px solid var(--faint);
font-weight:400}
thead th{font-size:.8rem;color:var(--soft);border-bottom-color:var(--rule);vertical-align:bottom}
.n{text-align:right;white-space:nowrap;padding-right:0;padding-left:.8rem}
.strong{font-weight:600}
caption{text-align:left;padding:.2rem 0 .6rem;font-size:.95rem}
tr.group th,tr.group td{font-weight:600;border-bottom-color:var(--rule);padding-top:1.3rem}
tfoot th,tfoot td{border-bottom:0;font-weight:600}
tfoot tr:first-child>*{border-top:1px solid var(--rule)}
svg{display:block;width:100%;overflow:visible}
svg text{font-size:11px;fill:var(--soft);text-anchor:middle}
svg text.first{text-anchor:start}svg text.last{text-anchor:end}
.axis,.tick{stroke:var(--soft)}.grid{stroke:var(--faint)}.zero{stroke:var(--soft)}
.band{fill:var(--f2)}.range{stroke:var(--ink);stroke-width:1.5}.dot{fill:var(--accent)}
.bar{fill:var(--for)}.flat{stroke:var(--against);stroke-width:2}
.candidates .chart{width:34%}.candidates td.chart{padding-top:.5rem}
.candidates th[scope=row]{font-weight:600;min-width:11rem}
.candidates code{font-weight:400;color:var(--soft)}
.rank{color:var(--soft);width:2rem}
.choice{display:flex;flex-wrap:wrap;gap:.4rem}
.choice input{position:absolute;opacity:0;width:1px;height:1px}
.choice label{padding:.2rem .7rem;border:1px solid var(--rule);border-radius:2rem;font-size:.88rem;
cursor:pointer;max-width:100%}
.choice label:hover{border-color:var(--accent)}
.choice input:checked+label{background:var(--accent);border-color:var(--accent);color:var(--paper)}
.choice input:focus-visible+label{outline:2px solid var(--accent);outline-offset:2px}
.panels{flex:0 0 100%;margin-top:.8rem}
.panel{display:none}
#w0:checked~.panels .p0,#w1:checked~.panels .p1,#w2:checked~.panels .p2,#w3:checked~.panels .p3,
#w4:checked~.panels .p4,#w5:checked~.panels .p5,#w6:checked~.panels .p6,#w7:checked~.panels .p7,
#w8:checked~.panels .p8{display:block}
.waterfall{table-layout:fixed}
.waterfall th,.waterfall td{padding-top:0;padding-bottom:0;border-bottom:0;vertical-align:middle}
.waterfall th:first-child{width:34%}.waterfall .n{width:4.4rem}
.waterfall tbody th{height:26px;font-size:.88rem}.step{display:flex;gap:.5rem;align-items:baseline;padding-right:.8rem}
.step .label{overflow:hidden;white-space:nowrap;text-overflow:ellipsis}.step .class{flex:none}
.waterfall .sum th,.waterfall .sum td{font-weight:600}
.waterfall td.sum{color:var(--soft)}.waterfall .sum td.sum{color:var(--ink)}
.link{stroke:var(--soft)}.for{fill:var(--for)}.against{fill:var(--against)}.total{fill:var(--total)}
.normaliser{fill:none;stroke:var(--total);stroke-dasharray:3 2}
.ledger{table-layout:fixed}
.ledger th:first-child{width:34%}.ledger thead .n{width:7rem;white-space:normal}
.ledger small{display:block}.ledger tbody tr:not(.group)>*{padding-top:.75rem;padding-bottom:.75rem}
.finding{font-weight:600;display:block}
.why{font-style:italic}
.quote{margin:0;font-size:.98rem;line-height:1.5;max-width:60ch;color:var(--ink)}
mark{background:var(--mark);color:var(--mark-ink);padding:.05em .15em;border-radius:2px}
.plus{color:var(--plus);font-weight:600}.minus{color:var(--minus);font-weight:600}.nil,.idle .finding{color:var(--soft)}
.idle .quote{color:var(--soft)}
.scroll{overflow-x:auto;border-bottom:1px solid var(--rule)}
.matrix{font-size:.8rem;width:auto;border-collapse:separate;border-spacing:0}
.matrix .n{padding:.22rem .4rem;min-width:3.5rem}
.matrix th:first-child{position:sticky;left:0;background:var(--paper);padding-right:1rem;z-index:1}
.matrix .label{display:block;width:14rem;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.matrix tr.group>*{padding-top:.9rem}
.matrix tbody tr:not(.group) td{border:1px solid var(--paper)}
.tall{height:11rem;vertical-align:bottom;padding:0 .2rem .4rem}
.tall span{display:block;writing-mode:vertical-rl;transform:rotate(180deg);max-height:10.5rem;overflow:hidden;
text-overflow:ellipsis;white-space:nowrap;margin:0 auto}
.w0{color:var(--soft)}
.f1{background:var(--f1)}.f2{background:var(--f2)}.f3{background:var(--f3)}.f4{background:var(--f4)}
.f5{background:var(--f5)}.a1{background:var(--a1)}.a2{background:var(--a2)}.a3{background:var(--a3)}
.a4{background:var(--a4)}.a5{background:var(--a5)}
.f1,.f2,.f3,.a1,.a2,.a3{color:var(--on-low)}.f4,.f5,.a4,.a5{color:var(--on-high)}
.without .chart{width:26%}.without .n{padding-right:1.4rem}.without tbody th{padding-left:.5rem}.turned{background:var(--raised)}.flag{color:var(--minus)}
.change{overflow-wrap:break-word}.change .chart{width:26%}.change .n{padding-right:1.4rem}.change tbody th{font-weight:600;padding-left:.5rem}
.items{list-style:none;margin:0;padding:0}.items code,.change code{font-weight:400;color:var(--soft)}
.said{list-style:none;padding:0;margin:0}.said li{margin:.5rem 0 .9rem}
.said .quote{border-left:2px solid var(--rule);padding-left:.8rem;margin-top:.25rem}
.apart{background:var(--raised);padding:1.1rem 1.3rem 1rem;border-top:0;border-radius:4px}
.documents{padding-left:1.2rem}.card div{display:grid;grid-template-columns:11rem 1fr;gap:.2rem 1rem;
padding:.2rem 0;font-size:.9rem}
.card dt{color:var(--soft)}.card dd,.card{margin:0}.sources small{display:block;font-weight:400}
.sources th[scope=row]{font-weight:600}
.diagnostics{padding-left:1.2rem;font-size:.9rem}.parameters{width:auto}
)css";

constexpr std::string_view kNarrow = R"css(
@media (max-width:46rem){
main,footer{padding:0 1rem}.banner{padding:.45rem 1rem}
.candidates thead,.waterfall thead th:first-child,.waterfall thead .n,.ledger thead{display:none}
.candidates,.candidates tbody,.candidates tfoot,.ledger,.ledger tbody,.ledger tfoot,.waterfall,
.waterfall tbody,.waterfall thead{display:block;width:100%}
.candidates tr{display:grid;grid-template-columns:1.6rem repeat(4,minmax(0,1fr));padding:.5rem 0;
border-bottom:1px solid var(--faint)}
.candidates tr>*,.candidates tfoot tr:first-child>*{border:0;padding:0}
.candidates th[scope=row],.candidates td.chart{grid-column:2/-1;width:auto}
.candidates .rank{grid-column:1;grid-row:1}
.candidates td.n{text-align:left;grid-row:3}.candidates td:nth-child(4){grid-column:2}
.candidates td:nth-child(5){grid-column:3}.candidates td:nth-child(6){grid-column:4}.candidates td:nth-child(7){grid-column:5}
.candidates td[data-label]::before,.ledger td[data-label]::before{content:attr(data-label);display:block;
font-size:.72rem;font-weight:400;color:var(--soft)}
.waterfall caption{display:block}.step .class{display:none}
.waterfall tr{display:grid;grid-template-columns:minmax(0,1fr) 3.6rem 3.6rem;padding:.15rem 0}
.waterfall thead tr{display:block}.waterfall th:first-child{width:auto}.waterfall tbody th{height:auto}
.waterfall .n{width:auto;padding-left:.3rem}
.waterfall td.chart{grid-column:1/-1;grid-row:2;padding:0}.waterfall thead .chart{display:block;padding:0}
.ledger tr{display:grid;grid-template-columns:1fr 1fr;padding:.6rem 0;border-bottom:1px solid var(--faint)}
.ledger tr>*,.ledger tbody tr:not(.group)>*{border:0;padding:.15rem 0;width:auto}
.ledger tbody tr>th,.ledger .passage{grid-column:1/-1}.ledger th:first-child{width:auto}
.ledger .n{text-align:left}.ledger tfoot th{grid-column:1/-1}
.card div{grid-template-columns:1fr;gap:0}.matrix .label{width:8.5rem}
.without .chart,.change .chart{display:none}
.without td,.without th,.change td,.change th{padding-right:.5rem}.change .n{padding-left:.3rem}
.change{display:block;overflow-x:auto;font-size:.84rem}.change .n,.change td,.change th{padding-right:.35rem}.items code,.change th code{display:none}
}
)css";

constexpr std::string_view kPaper = R"css(
@media print{
:root{--paper:#fff;--raised:#fff;--ink:#000;--soft:#444;--rule:#bbb;--faint:#ddd;--accent:#1f4e79;
--mark:#ffe9a8;--mark-ink:#000;--total:#5d6470;--for:#2f6ea6;--against:#b35806;--plus:#1f5c92;--minus:#964800;
--f1:#eaf1f8;--f2:#d3e2f0;--f3:#a9c8e4;--f4:#3470a8;--f5:#1c4670;
--a1:#fbf1e7;--a2:#f5dcc2;--a3:#e9b98a;--a4:#a3560e;--a5:#6f3606;--on-low:#000;--on-high:#fff}
html{font-size:8.6pt}tfoot{display:table-row-group}
body{font-size:8.6pt;print-color-adjust:exact;-webkit-print-color-adjust:exact}
main,footer{max-width:none;padding:0}nav,.choice label,.choice input{display:none}
.choice{display:block}.panel.p0,.panel.p1{display:block;break-inside:avoid;margin-bottom:1.2rem}
.banner{background:#fff;color:#000;border:1px solid #000;padding:.2rem .6rem}.about{color:#000}
.banner .tlp{color:#000}
h2,h3{break-after:avoid}tr,li,.caution,.facts{break-inside:avoid}thead{display:table-header-group}
section{margin-top:1.8rem}.ledger tbody tr:not(.group)>*{padding-top:.4rem;padding-bottom:.4rem}
h1{font-size:2rem}.waterfall th:first-child{width:42%}.waterfall tbody th,.waterfall svg{height:20px}.scroll{overflow:visible}.matrix{font-size:6.3pt;break-inside:avoid}.note{break-after:avoid;break-inside:avoid}
.matrix .n{min-width:0;padding:.1rem .15rem}.matrix .label{width:9rem}.matrix th:first-child{position:static}
.apart{border:1px solid #bbb}.ledger thead .n{width:5.5rem}
}
)css";

// The marking on every printed sheet, with the number of the page.
std::string page_rule(Marking marking) {
  return "@page{size:A4;margin:18mm 15mm;@top-center{content:\"" + std::string(name_of(marking)) +
         "\";font:700 9pt sans-serif}@bottom-center{content:\"" + std::string(name_of(marking)) +
         "\";font:700 9pt sans-serif}@bottom-right{content:counter(page) \" / \" counter(pages);"
         "font:8pt sans-serif}}\n";
}

std::string_view colour_of(Marking marking) {
  switch (marking) {
    case Marking::kGreen:
      return "#33ff00";
    case Marking::kAmber:
    case Marking::kAmberStrict:
      return "#ffc000";
    case Marking::kRed:
      return "#ff2b2b";
    case Marking::kClear:
      break;
  }
  return "#ffffff";
}

}  // namespace

std::string stylesheet(Marking marking) {
  std::string css;
  css.append(kTokens).append(kText).append(kTables).append(kNarrow);
  css.append(".tlp{color:").append(colour_of(marking)).append("}\n");
  return css.append(kPaper).append(page_rule(marking));
}

}  // namespace perpend::reporting
