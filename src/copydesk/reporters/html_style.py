"""The style sheet of the HTML report."""

STYLE = """
:root{color-scheme:light dark;--page:#fff;--ink:#1b1b1b;--soft:#5a5a5a;--line:#d8d8d8;--link:#0b57a4;
--error:#b3261e;--warning:#8a5a00;--suggestion:#1d5fa8;--error-bg:#fbdcd9;--warning-bg:#fdeec4;
--suggestion-bg:#dcebfb;--related:#777}
@media (prefers-color-scheme:dark){:root{--page:#17181a;--ink:#e8e6e3;--soft:#a9a9a9;--line:#3a3c40;
--link:#8ab8f5;
--error:#ff9a90;--warning:#f0c05a;--suggestion:#8fc1ff;--error-bg:#5b1f1a;--warning-bg:#4d3a0c;
--suggestion-bg:#1c3a5e;--related:#999}}
*{box-sizing:border-box}
body{margin:0 auto;padding:1.5rem;max-width:72rem;background:var(--page);color:var(--ink);
font:1rem/1.6 Georgia,"Times New Roman",serif}
h1,h2,header p,.filters,nav,.note,.problems,.rest pre{font-family:system-ui,"Helvetica Neue",Arial,sans-serif}
h1{font-size:1.4rem;margin:0}h2{font-size:1rem;color:var(--soft);border-top:1px solid var(--line);
padding-top:1rem;
margin:2.5rem 0 1rem;overflow-wrap:anywhere}
header p{margin:.2rem 0 1rem;color:var(--soft)}
a{color:var(--link)}
.filters{font-size:.875rem;margin:1rem 0}
fieldset{border:0;padding:0;margin:0}legend{position:absolute;left:-999rem}
.filters label{display:inline-block;margin:0 1rem .3rem 0;overflow-wrap:anywhere}
.filters details{margin-top:.4rem}
table{border-collapse:collapse;font-size:.875rem;width:100%}caption{text-align:left;color:var(--soft)}
th,td{padding:.25rem .6rem .25rem 0;border-bottom:1px solid var(--line);text-align:left;
overflow-wrap:anywhere}
td{width:6rem}
.row{display:grid;grid-template-columns:minmax(0,40rem) minmax(0,24rem);gap:0 2.5rem;align-items:start}
.row>p,.row>h3,.row>h4,.row>blockquote{margin:0 0 1rem;overflow-wrap:anywhere}
.headline{font-size:1.7rem;line-height:1.25}.subhead{font-size:1.15rem}.standfirst{font-size:1.1rem;
color:var(--soft)}
.byline,.dateline,.credit,.note-block{color:var(--soft);font-size:.9rem}
.caption{font-size:.9rem;color:var(--soft);border-left:3px solid var(--line);padding-left:.8rem}
blockquote{border-left:3px solid var(--line);padding-left:1rem;font-style:italic}
.list-item{padding-left:1.2rem;text-indent:-1rem}.list-item::before{content:"• "}
mark{color:inherit;background:none;border-radius:2px}
mark.error{background:var(--error-bg);box-shadow:0 2px 0 var(--error)}
mark.warning{background:var(--warning-bg);box-shadow:0 2px 0 var(--warning)}
mark.suggestion{background:var(--suggestion-bg);box-shadow:0 2px 0 var(--suggestion)}
mark.related{background:none;box-shadow:0 1px 0 var(--related)}
:target+mark,:target+span+mark{outline:2px solid var(--link);outline-offset:2px}
sup{font:600 .7rem/1 system-ui,Arial,sans-serif}sup a{text-decoration:none;padding:0 .15rem}
.note{font-size:.85rem;line-height:1.45;border-left:3px solid var(--related);padding:0 0 0 .7rem;
margin:0 0 1rem}
.note p,.note ul{margin:0 0 .25rem}.note ul{padding-left:1.1rem}.note{overflow-wrap:anywhere}
.note.error{border-color:var(--error)}.note.warning{border-color:var(--warning)}
.note.suggestion{border-color:var(--suggestion)}
.error b{color:var(--error)}.warning b{color:var(--warning)}.suggestion b{color:var(--suggestion)}
.note:target{outline:2px solid var(--link);outline-offset:4px}
.note .rule{color:var(--soft);font-size:.8rem}.number{font-weight:600}
.rest pre{white-space:pre-wrap;overflow-wrap:anywhere;font-size:.85rem;margin:0 0 1rem}
@media (max-width:52rem){.row{display:block}body{padding:1rem}}
@media print{:root{color-scheme:light;--page:#fff;--ink:#000;--soft:#444;--line:#bbb;--link:#000;
--error:#b3261e;
--warning:#8a5a00;--suggestion:#1d5fa8;--error-bg:#fbdcd9;--warning-bg:#fdeec4;--suggestion-bg:#dcebfb;
--related:#777}
body{max-width:none;padding:0;font-size:10pt}.filters{display:none}
.row{grid-template-columns:minmax(0,1fr) 16rem;display:grid;gap:0 1.2rem}.note,tr{break-inside:avoid}
h2,h3,h4{break-after:avoid}a{text-decoration:none}mark{print-color-adjust:exact}}
"""
