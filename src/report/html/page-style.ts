/** The style of the page; the browser takes it by its hash. */
export const PAGE_STYLE = `
:root{color-scheme:light dark;--paper:#fff;--page:#f3f5f8;--ink:#17202e;--soft:#5a6678;--line:#dde3eb;--accent:#1f5fae;--band:#12243d;--band-ink:#f4f7fb;--band-soft:#a9bcd4;--critical:#7a1230;--high:#c0392b;--medium:#d9821f;--low:#2b7bb9;--informational:#7d8a9b;--clean:#2c8a55;--cannot-tell:#a86f00;--mark:#fff3c9;--empty:#edf1f6}
@media (prefers-color-scheme:dark){:root{--paper:#171d27;--page:#0f141c;--ink:#e4e9f0;--soft:#9aa7b8;--line:#2b3442;--accent:#74aef3;--band:#0a1424;--critical:#e0557f;--high:#ea6a5c;--medium:#eba14c;--low:#5fa8e0;--informational:#8d9bae;--clean:#55b982;--cannot-tell:#e0aa3e;--mark:#4a3f12;--empty:#1f2733}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",sans-serif}
header{background:var(--band);color:var(--band-ink);padding:34px 0 26px}
header p{margin:4px 0 0;color:var(--band-soft)}
h1{margin:0;font-size:28px;letter-spacing:-.01em}
h2{margin:0 0 14px;font-size:18px}
h3{margin:20px 0 6px;font-size:14px}
.inner{max-width:1240px;margin:0 auto;padding:0 24px}
nav{background:var(--band);position:sticky;top:0;z-index:3;border-top:1px solid #ffffff22}
nav a{display:inline-block;padding:10px 14px 10px 0;margin-right:10px;color:var(--band-soft);text-decoration:none}
nav a:hover,nav a:focus-visible{color:var(--band-ink)}
section{background:var(--paper);border:1px solid var(--line);border-radius:10px;padding:22px 24px;margin:20px 0;scroll-margin-top:56px}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(130px,1fr));gap:14px;margin:20px 0 0}
.tile{background:var(--paper);border:1px solid var(--line);border-radius:10px;padding:14px 18px}
.tile b{display:block;font-size:26px;line-height:1.2;font-variant-numeric:tabular-nums}
.tile span{color:var(--soft);font-size:13px}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:13.5px}
th{text-align:left;color:var(--soft);font-weight:600;border-bottom:2px solid var(--line);padding:6px 12px 6px 0;white-space:nowrap;vertical-align:bottom}
td{border-bottom:1px solid var(--line);padding:8px 12px 8px 0;vertical-align:top;overflow-wrap:anywhere}
tr:last-child>td{border-bottom:0}
.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.time{white-space:nowrap;font-variant-numeric:tabular-nums}
code,.mono{font:12.5px/1.5 ui-monospace,"Cascadia Mono",Consolas,"DejaVu Sans Mono",monospace;overflow-wrap:anywhere}
.soft{color:var(--soft)}
.badge{display:inline-block;border-radius:99px;padding:1px 10px;font-size:12px;font-weight:600;color:#fff;background:var(--informational);white-space:nowrap}
@media (prefers-color-scheme:dark){.badge{color:#10151d}}
.badge.level-critical,.badge.verdict-hit{background:var(--critical)}.badge.level-high{background:var(--high)}.badge.level-medium{background:var(--medium)}.badge.level-low{background:var(--low)}.badge.verdict-clean{background:var(--clean)}.badge.verdict-cannot-tell{background:var(--cannot-tell)}
.limits{border-left:5px solid var(--cannot-tell)}
.limits.none{border-left-color:var(--clean)}
.limits li{margin:3px 0;overflow-wrap:anywhere}
ul,ol{margin:6px 0;padding-left:22px}
ul.plain{list-style:none;padding:0;margin:4px 0 0}
.chart{display:block;width:100%;height:auto;max-width:100%}
.heatmap{width:auto;margin:0 auto}
.chart .axis{fill:var(--soft);font-size:12px}
.chart .grid{stroke:var(--line)}
.chart .empty{fill:var(--empty)}.chart .heat{fill:var(--accent)}
.chart .count{fill:var(--ink);font-size:12px;pointer-events:none}.chart .count.strong{fill:var(--paper)}
rect.level-critical{fill:var(--critical)}rect.level-high{fill:var(--high)}rect.level-medium{fill:var(--medium)}rect.level-low{fill:var(--low)}rect.level-informational{fill:var(--informational)}
.legend span{margin-right:14px;font-size:13px;color:var(--soft)}
.legend svg{vertical-align:-1px;margin-right:5px}
.attack{display:flex;flex-wrap:wrap;gap:14px}
.tactic{border:1px solid var(--line);border-radius:8px;padding:10px 14px;min-width:200px}
.tactic h3{margin:0 0 4px}
.controls{display:flex;flex-wrap:wrap;gap:10px;align-items:end;margin-bottom:12px}
.controls label{font-size:12px;color:var(--soft);display:flex;flex-direction:column;gap:3px}
.controls .wide{flex:1 1 260px}
input,select,button{font:inherit;font-size:14px;color:var(--ink);background:var(--paper);border:1px solid var(--line);border-radius:7px;padding:7px 10px;max-width:100%}
.controls select{max-width:220px}
button{cursor:pointer}
button:disabled{opacity:.4;cursor:default}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
th button{border:0;padding:0;background:none;color:inherit;font-weight:600;font-size:13.5px}
#findings table{table-layout:fixed;min-width:1100px}
#findings th:nth-child(1){width:36px}#findings th:nth-child(2){width:236px}#findings th:nth-child(3){width:104px}#findings th:nth-child(4){width:15%}#findings th:nth-child(5){width:14%}#findings th:nth-child(6){width:14%}
#evidence table{min-width:1040px}#evidence td:first-child{width:36%}#evidence td:nth-child(2){overflow-wrap:normal}
td .open{padding:0 7px;line-height:20px}
td .clip{display:-webkit-box;-webkit-line-clamp:2;-webkit-box-orient:vertical;overflow:hidden}
tr.more>td{background:var(--page);padding:14px 18px 18px}
dl{display:grid;grid-template-columns:minmax(140px,250px) 1fr;gap:3px 16px;margin:0}
dt{color:var(--soft);overflow-wrap:anywhere}
dd{margin:0;min-width:0;white-space:pre-wrap}
dd ol{white-space:pre-wrap;margin:2px 0 4px}
dd.long{max-height:320px;overflow:auto}
.pager{display:flex;gap:10px;align-items:center;margin-top:14px;flex-wrap:wrap}
footer{color:var(--soft);font-size:13px;padding:8px 0 40px}
@media (max-width:640px){.inner{padding:0 14px}section{padding:16px}dl{grid-template-columns:1fr}dt{margin-top:6px}}
@media print{:root{--page:#fff}body{font-size:11px}header{background:none;color:#000;padding:0}header p{color:#444}nav,.controls,.pager button,.open{display:none}section{border:0;padding:0;break-inside:auto}table{font-size:10px}tr,.tile,.chart{break-inside:avoid}#findings table{min-width:0}.scroll{overflow:visible}dd.long{max-height:none}rect,.badge{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`;
