/** The style of the page; the browser takes it by its hash. */
export const PAGE_STYLE = `
:root{color-scheme:light dark;--paper:#fff;--page:#f3f5f8;--ink:#17202e;--soft:#566275;--line:#dde3eb;--accent:#1f5fae;--band:#12243d;--band-ink:#f4f7fb;--band-soft:#a9bcd4;--critical:#7a1230;--high:#c0392b;--medium:#a85c06;--low:#2572ad;--informational:#5f6c7d;--clean:#23794a;--cannot-tell:#966300;--empty:#edf1f6}
@media (prefers-color-scheme:dark){:root{--paper:#171d27;--page:#0f141c;--ink:#e4e9f0;--soft:#9aa7b8;--line:#2b3442;--accent:#74aef3;--band:#0a1424;--critical:#e0557f;--high:#ea6a5c;--medium:#eba14c;--low:#5fa8e0;--informational:#8d9bae;--clean:#55b982;--cannot-tell:#e0aa3e;--empty:#1f2733}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",sans-serif}
header{background:var(--band);color:var(--band-ink);padding:34px 0 26px}
header p{margin:4px 0 0;color:var(--band-soft)}
header .redacted{margin-top:14px;padding:10px 14px;border:1px solid #ffffff33;border-radius:8px;color:var(--band-ink);max-width:860px}
h1{margin:0;font-size:28px;letter-spacing:-.01em}
h2{margin:0 0 14px;font-size:18px}
h3{margin:20px 0 6px;font-size:14px}
h2+h3{margin-top:0}
.inner{max-width:1240px;margin:0 auto;padding:0 24px}
nav{background:var(--band);position:sticky;top:0;z-index:3;border-top:1px solid #ffffff22}
nav .inner{display:flex;gap:24px;overflow-x:auto}
nav a{padding:10px 0;color:var(--band-soft);text-decoration:none;white-space:nowrap}
nav a:hover,nav a:focus-visible{color:var(--band-ink)}
nav a:focus-visible{outline-offset:-3px}
section{background:var(--paper);border:1px solid var(--line);border-radius:10px;padding:22px 24px;margin:20px 0;scroll-margin-top:56px}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(130px,1fr));gap:14px;margin:20px 0 0}
.tile{background:var(--paper);border:1px solid var(--line);border-radius:10px;padding:14px 18px}
.tile b{display:block;font-size:26px;line-height:1.2;font-variant-numeric:tabular-nums;white-space:nowrap}
.tile span{color:var(--soft);font-size:13px;line-height:1.35;display:block;margin-top:3px}
.tile.zero b{color:var(--soft);font-weight:500}.tile.hit b{color:var(--critical)}.tile.untold b{color:var(--cannot-tell)}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:13.5px}
th{text-align:left;color:var(--soft);font-weight:600;border-bottom:2px solid var(--line);padding:6px 14px 6px 0;white-space:nowrap;vertical-align:bottom}
td{border-bottom:1px solid var(--line);padding:8px 14px 8px 0;vertical-align:top;overflow-wrap:anywhere}
th:last-child,td:last-child{padding-right:0}
tr:last-child>td{border-bottom:0}
.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.time{white-space:nowrap;font-variant-numeric:tabular-nums}
code,.mono{font-family:ui-monospace,"Cascadia Mono",Consolas,"DejaVu Sans Mono",monospace;font-size:.92em;overflow-wrap:anywhere}
.hash{font-size:11px}
.soft{color:var(--soft)}
.small{font-size:12.5px}
.code{font-weight:600}
.badge{display:inline-block;border-radius:99px;padding:1px 10px;font-size:12px;font-weight:600;color:#fff;background:var(--informational);white-space:nowrap}
@media (prefers-color-scheme:dark){.badge{color:#10151d}}
.badge.level-critical,.badge.verdict-hit{background:var(--critical)}.badge.level-high{background:var(--high)}.badge.level-medium{background:var(--medium)}.badge.level-low{background:var(--low)}.badge.verdict-clean{background:var(--clean)}.badge.verdict-cannot-tell{background:var(--cannot-tell)}
.limits{border-left:5px solid var(--cannot-tell)}
.limits.none{border-left-color:var(--clean)}
.limits li{margin:4px 0;overflow-wrap:anywhere}
ul,ol{margin:6px 0;padding-left:22px}
ul.plain{list-style:none;padding:0;margin:4px 0 0}
ul.plain li+li{margin-top:2px}
details{margin-top:6px}
summary{cursor:pointer}
section>details{margin-top:10px;font-size:14px}
section>details li{overflow-wrap:anywhere}
pre{white-space:pre-wrap;overflow-wrap:anywhere;margin:6px 0;font-size:12.5px;line-height:1.5}
.chart{display:block;width:100%;height:auto;max-width:100%}
.heatmap{width:auto}
.chart .axis{fill:var(--soft);font-size:12px}
.chart .grid{stroke:var(--line)}
.chart .empty{fill:var(--empty)}.chart .heat{fill:var(--accent)}
.chart .count{fill:var(--ink);font-size:12px;pointer-events:none}.chart .count.strong{fill:var(--paper)}
rect.level-critical{fill:var(--critical)}rect.level-high{fill:var(--high)}rect.level-medium{fill:var(--medium)}rect.level-low{fill:var(--low)}rect.level-informational{fill:var(--informational)}
.legend{margin:0 0 8px}
.legend span{margin-right:14px;font-size:13px;color:var(--soft)}
.legend svg{vertical-align:-1px;margin-right:5px}
.attack{display:flex;flex-wrap:wrap;gap:14px}
.tactic{border:1px solid var(--line);border-radius:8px;padding:10px 14px;min-width:200px}
.tactic h3{margin:0 0 4px}
.controls{display:flex;flex-wrap:wrap;gap:10px;align-items:end;margin-bottom:12px}
.controls label{font-size:12px;color:var(--soft);display:flex;flex-direction:column;gap:3px;flex:1 1 120px;min-width:0;max-width:220px}
.controls .wide{flex:3 1 260px;max-width:none}.controls select,.controls input{width:100%;min-width:0}
input,select,button{font:inherit;font-size:14px;color:var(--ink);background:var(--paper);border:1px solid var(--line);border-radius:7px;padding:7px 10px;max-width:100%;height:37px}
button{cursor:pointer}
button:disabled{opacity:.4;cursor:default}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
th button{border:0;padding:0;height:auto;background:none;color:inherit;font-weight:600;font-size:13.5px}
#findings table{table-layout:fixed;min-width:1100px}
#findings th:nth-child(1){width:38px}#findings th:nth-child(2){width:238px}#findings th:nth-child(3){width:112px}#findings th:nth-child(4){width:15%}#findings th:nth-child(5){width:14%}#findings th:nth-child(6){width:15%}
#evidence table{min-width:1080px}#evidence td:first-child{width:39%}#evidence td:nth-child(2){overflow-wrap:normal}
#completeness th{white-space:normal}#completeness td:first-child{overflow-wrap:break-word}
td .open{padding:0 7px;height:24px;line-height:20px}
td .clip{display:-webkit-box;-webkit-line-clamp:2;-webkit-box-orient:vertical;overflow:hidden}
tr.more>td{background:var(--page);padding:14px 18px 18px}
dl{display:grid;grid-template-columns:minmax(140px,250px) 1fr;gap:3px 16px;margin:0}
dt{color:var(--soft);overflow-wrap:anywhere}
dd{margin:0;min-width:0;white-space:pre-wrap;overflow-wrap:anywhere}
dd ol{white-space:pre-wrap;margin:2px 0 4px}
dd.long{max-height:320px;overflow:auto}
.pager{display:flex;gap:10px;align-items:center;margin-top:14px;flex-wrap:wrap}
#printed:empty{display:none}
footer{color:var(--soft);font-size:13px;padding:8px 0 40px}
@media screen and (max-width:820px){
.inner{padding:0 14px}section{padding:16px}header{padding:24px 0 18px}h1{font-size:24px}
.chart{min-width:620px}.heatmap{max-width:none}
.controls label,.controls .wide{flex-basis:130px;max-width:none}.controls .wide{flex-basis:100%}
section table,#findings table,#evidence table{min-width:0}
table,tbody,tr,td{display:block}
section thead{display:none}
#findings thead{display:block}#findings thead tr{display:flex;flex-wrap:wrap;gap:4px 16px}#findings th:nth-child(n){border:0;padding:0;width:auto}#findings th:first-child{display:none}#rows .time{font-size:12.5px}
tr{border-bottom:1px solid var(--line);padding:10px 0}tbody tr:last-child{border-bottom:0}
td,#evidence td:first-child{border:0;padding:2px 0;width:auto}
.number{text-align:left}
td[data-label]:empty{display:none}
td[data-label]::before{content:attr(data-label);color:var(--soft);font-size:12px;display:block}
td.number[data-label]{display:flex;gap:8px;align-items:baseline}
#verdicts td:nth-child(-n+2){display:inline-block;margin-right:8px}#verdicts td:nth-child(-n+3)::before,#evidence td:first-child::before,#prevalence td:first-child::before,#completeness td:first-child::before{display:none}
#rows>tr:not(.more){display:grid;grid-template-columns:auto 1fr auto;gap:2px 10px}#rows>tr>td[data-label]{grid-column:1/-1}
tr.more{padding:0}tr.more>td{padding:12px}
dl{grid-template-columns:1fr}dt{margin-top:6px}
}
@media print{
:root{color-scheme:light;--paper:#fff;--page:#fff;--ink:#17202e;--soft:#566275;--line:#cfd6e0;--accent:#1f5fae;--critical:#7a1230;--high:#c0392b;--medium:#a85c06;--low:#2572ad;--informational:#5f6c7d;--clean:#23794a;--cannot-tell:#966300;--empty:#edf1f6}
@page{margin:14mm}
body{font-size:10.5px}header{background:none;color:#000;padding:0 0 8px;border-bottom:2px solid #12243d}header p,header .redacted{color:#444;border-color:#999}
.inner{padding:0;max-width:none}
nav,.controls,.pager,td.toggle,#findings th:first-child{display:none}
h1{font-size:22px}h2{font-size:15px;break-after:avoid}h3{font-size:11.5px;break-after:avoid}
section{border:0;border-radius:0;padding:0;margin:18px 0;break-inside:auto}.limits{border-left:4px solid var(--cannot-tell);padding-left:12px}.limits.none{border-left-color:var(--clean)}
.tiles{gap:8px;grid-template-columns:repeat(8,1fr)}.tile{padding:6px 8px}.tile b{font-size:17px}.tile span{font-size:9.5px}
table,th button,section>details{font-size:9.5px}th,td{padding-top:4px;padding-bottom:4px}.hash{font-size:7.5px}.small,pre{font-size:9px}
.badge{font-size:9px;padding:0 7px;color:#fff}
tr,.tile,.chart,.tactic{break-inside:avoid}thead{display:table-header-group}
#findings table,#evidence table{min-width:0}#findings th,#findings th button{white-space:normal;text-align:left}#findings th:nth-child(2){width:172px}#findings th:nth-child(3){width:86px}
.scroll{overflow:visible}dd.long{max-height:none}td .clip{-webkit-line-clamp:6}
rect,.badge,.limits{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
`;
