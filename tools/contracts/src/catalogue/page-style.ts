export const PAGE_STYLE = `
:root { color-scheme: light dark; --ink: #1c2430; --dim: #5b6675; --paper: #f6f7f9; --card: #fff; --line: #dfe3e8; --accent: #1459b8; --code: #eef1f5; --mark: #fff3c4; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e8ee; --dim: #9aa5b4; --paper: #14181f; --card: #1c222b; --line: #303945; --accent: #7db2ff; --code: #262e39; --mark: #57481a; } }
* { box-sizing: border-box; }
html { scroll-padding-top: 5.5rem; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
a { color: var(--accent); text-decoration: none; }
a:hover { text-decoration: underline; }
code, pre { font: 0.86em/1.5 ui-monospace, "DejaVu Sans Mono", monospace; }
code { background: var(--code); border-radius: 4px; padding: 0.1em 0.35em; overflow-wrap: anywhere; }
.bar { position: sticky; top: 0; z-index: 1; background: var(--card); border-bottom: 1px solid var(--line); }
.bar div { max-width: 78rem; margin: auto; padding: 0.8rem 1.2rem; display: flex; gap: 0.8rem 1.2rem; align-items: center; flex-wrap: wrap; }
.bar strong { font-size: 1.1rem; }
input[type=search] { flex: 1 1 16rem; font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: 8px; padding: 0.45rem 0.8rem; }
input[type=search]:focus-visible { outline: 2px solid var(--accent); }
#found { color: var(--dim); min-width: 8rem; text-align: right; }
.page { max-width: 78rem; margin: auto; padding: 1.2rem; display: grid; grid-template-columns: 17rem minmax(0, 1fr); gap: 1.8rem; }
nav { position: sticky; top: 5rem; align-self: start; max-height: calc(100vh - 6rem); overflow: auto; font-size: 0.9rem; }
nav h2 { font-size: 0.8rem; letter-spacing: 0.06em; text-transform: uppercase; color: var(--dim); margin: 1rem 0 0.2rem; }
nav h2:first-child { margin-top: 0; }
nav ul { list-style: none; margin: 0; padding: 0; }
nav a { display: block; padding: 0.12rem 0.5rem; border-radius: 6px; color: inherit; }
nav a:hover { background: var(--code); text-decoration: none; }
.intro { color: var(--dim); margin: 0 0 1.4rem; max-width: 60rem; }
article, .releases { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 1.1rem 1.3rem; margin-bottom: 1.1rem; }
article:target { border-color: var(--accent); box-shadow: 0 0 0 1px var(--accent); }
article h3 { margin: 0; font-size: 1.08rem; overflow-wrap: anywhere; }
article h3 a { color: inherit; }
article p { margin: 0.3rem 0 0.8rem; }
h4 { margin: 1rem 0 0.3rem; font-size: 0.92rem; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 0.2rem 1rem; margin: 0; }
dt { color: var(--dim); }
dd { margin: 0; }
.tag { display: inline-block; border: 1px solid var(--line); border-radius: 99px; padding: 0 0.6em; margin-right: 0.3em; font-size: 0.88em; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 0.92rem; }
th { text-align: left; color: var(--dim); font-weight: 600; }
th, td { padding: 0.3rem 0.8rem 0.3rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
td:nth-child(-n+2) { white-space: nowrap; }
td:last-child { min-width: 12rem; overflow-wrap: anywhere; }
tr:last-child td { border-bottom: 0; }
td.inner { padding-left: 1.2rem; }
summary { cursor: pointer; margin-top: 0.9rem; color: var(--accent); }
pre { background: var(--code); border-radius: 8px; padding: 0.8rem 1rem; overflow-x: auto; margin: 0.5rem 0 0; }
ul.changes { margin: 0.2rem 0; padding-left: 1.2rem; }
.subject { background: var(--mark); border-radius: 4px; padding: 0 0.4em; font-size: 0.82em; }
.none { display: none; color: var(--dim); }
[hidden] { display: none !important; }
@media (max-width: 52rem) { .page { grid-template-columns: minmax(0, 1fr); } nav { display: none; } }
`;
