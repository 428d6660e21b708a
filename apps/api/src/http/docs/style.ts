/** How the API's description looks, in light and in dark. */
export const style = `
:root { color-scheme: light dark; --ink: #1c2430; --faint: #4a5666; --paper: #fff; --tint: #f1f4f8; --line: #d5dce5; --link: #0b57a4; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8edf3; --faint: #b4bfcc; --paper: #12171e; --tint: #1d2530; --line: #36424f; --link: #8ec2ff; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 1.5rem 1rem 4rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1, h2, h3, h4 { line-height: 1.25; text-wrap: balance; }
h2 { margin-top: 3rem; border-bottom: 1px solid var(--line); padding-bottom: .25rem; text-transform: capitalize; }
a { color: var(--link); }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; padding: 0; list-style: none; text-transform: capitalize; }
nav a { display: inline-block; padding: .375rem 0; }
article { border: 1px solid var(--line); border-radius: .5rem; padding: 0 1rem 1rem; margin: 1rem 0; }
code, pre { font: .875rem/1.5 ui-monospace, monospace; }
code { background: var(--tint); padding: 0 .2em; border-radius: .2em; }
pre { background: var(--tint); padding: .75rem; border-radius: .375rem; overflow: auto; max-height: 24rem; overflow-wrap: normal; }
.address strong { display: inline-block; min-width: 4rem; }
.kind, dd { color: var(--faint); }
.of { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; white-space: nowrap; }
summary { padding: .375rem 0; cursor: pointer; }
dl > div { border-top: 1px solid var(--line); padding: .375rem 0; }
dd { margin-inline-start: 1rem; }
`;
