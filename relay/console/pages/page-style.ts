/** The console's style, inlined so that a page is one request. */
export const PAGE_STYLE = `
:root {
  color-scheme: light dark;
  --ink: #18202a; --soft: #5a6572; --line: #e1e5ea; --ground: #f5f6f8; --sheet: #fff; --link: #1d56c4;
  --waiting: #8a5a00; --active: #1d56c4; --held: #a34100; --dead: #b3261e; --done: #1d6f42;
  --held-ground: #fff4ea; --dead-ground: #fdf1f0; --press: #18202a; --on-press: #fff;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #e8ecf1; --soft: #9aa6b4; --line: #2c343e; --ground: #11151a; --sheet: #191f26; --link: #8ab4ff;
    --waiting: #e2b04a; --active: #8ab4ff; --held: #ff9e5e; --dead: #ff9a90; --done: #7bcf9d;
    --held-ground: #2b2018; --dead-ground: #2d1b1a; --press: #e8ecf1; --on-press: #11151a;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--ground); color: var(--ink); font: 14px/1.45 system-ui, -apple-system, "Segoe UI", Roboto,
    "Noto Sans", "Noto Sans Arabic", sans-serif; font-variant-numeric: tabular-nums; overflow-wrap: anywhere;
}
a { color: var(--link); text-underline-offset: 2px; }
header {
  display: flex; align-items: center; gap: 12px; padding: 0 24px; height: 48px; background: var(--sheet);
  border-bottom: 1px solid var(--line);
}
header a { color: inherit; text-decoration: none; padding: 6px 0; }
header nav { margin-left: auto; }
header form { margin-left: 8px; }
.brand { font-weight: 700; letter-spacing: -.01em; }
.of, header nav, .soft { color: var(--soft); }
.of { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
main { max-width: 1180px; margin: 0 auto; padding: 28px 24px 64px; }
h1 { margin: 0; font-size: 22px; line-height: 1.25; letter-spacing: -.01em; text-wrap: balance; }
h2 { margin: 0; font-size: 14px; line-height: 1.4; }
p { margin: 0; }
code { font: 12.5px/1.4 ui-monospace, "SF Mono", Menlo, Consolas, monospace; }

.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 420px), 1fr)); gap: 16px; margin: 20px 0 36px; }
.card, .columns section {
  background: var(--sheet); border: 1px solid var(--line); border-radius: 10px; padding: 16px 18px;
}
.figures { display: flex; flex-wrap: wrap; gap: 10px 28px; margin: 10px 0 12px; }
.figures dt { color: var(--soft); font-size: 12px; }
.figures dd { margin: 0; font-size: 22px; line-height: 1.3; font-weight: 600; letter-spacing: -.01em; }
.figures .none dd { color: var(--soft); font-weight: 400; }
.figures .held dd { color: var(--held); }
.figures .dead dd { color: var(--dead); }
.notice { display: flex; gap: 10px 16px; align-items: center; margin-top: 12px; padding: 10px 12px; border-radius: 8px; }
.notice p { flex: 1; min-width: 0; }
.notice.held { background: var(--held-ground); }
.notice.dead { background: var(--dead-ground); }

button {
  min-height: 34px; padding: 0 14px; border: 0; border-radius: 7px; background: var(--press); color: var(--on-press);
  font: inherit; font-weight: 600; cursor: pointer; white-space: nowrap;
}
button:hover { opacity: .86; }
button.plain { padding: 0 10px; background: none; color: var(--soft); font-weight: 400; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }

.bar { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 20px; margin-bottom: 10px; }
.bar h2 { font-size: 16px; }
.filters { display: flex; flex-wrap: wrap; gap: 2px; }
.filters + .filters { padding-left: 18px; border-left: 1px solid var(--line); }
.watch { margin-left: auto; }
.filters a { padding: 4px 9px; border-radius: 6px; color: var(--soft); text-decoration: none; }
.filters a:hover { background: var(--line); }
.filters a[aria-current] { background: var(--line); color: var(--ink); font-weight: 600; }
.filters b { margin-left: 2px; font-weight: 600; font-size: 12px; }

table { width: 100%; border-collapse: separate; border-spacing: 0; background: var(--sheet); border: 1px solid var(--line); border-radius: 10px; overflow: hidden; }
th, td { padding: 7px 12px; text-align: left; vertical-align: baseline; border-top: 1px solid var(--line); }
thead th { border: 0; padding: 9px 12px; color: var(--soft); font-size: 12px; font-weight: 400; white-space: nowrap; }
.id, .attempts { text-align: right; }
td.created, td.due, td.at { white-space: nowrap; }
td.created { color: var(--soft); }
td.form a { color: inherit; text-decoration: none; }
td.form a:hover { text-decoration: underline; }
tbody tr:hover { background: var(--ground); }
.state { white-space: nowrap; }
.state::before {
  content: ""; display: inline-block; width: 8px; height: 8px; margin-right: 7px; border-radius: 50%; background: currentColor;
}
.state.pending { color: var(--waiting); }
.state.leased { color: var(--active); }
.state.held { color: var(--held); }
.state.dead { color: var(--dead); }
.state.done { color: var(--soft); }
.state.done::before { background: var(--done); }
.empty { padding: 40px 24px; border: 1px dashed var(--line); border-radius: 10px; color: var(--soft); text-align: center; }
.pager { display: flex; gap: 20px; padding: 14px 2px; }

.up { margin-bottom: 10px; font-size: 13px; }
.title { display: flex; flex-wrap: wrap; align-items: baseline; gap: 4px 14px; }
.lead { margin: 6px 0 14px; max-width: 68ch; color: var(--soft); }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 420px), 1fr)); gap: 16px; align-items: start; margin: 20px 0 28px; }
.columns > div { display: grid; gap: 16px; }
section > h2 { margin-bottom: 10px; }
main > section { margin-bottom: 28px; }
.facts { margin: 0; display: grid; gap: 7px; }
.facts > div { display: grid; grid-template-columns: 150px 1fr; gap: 12px; }
.facts dt { color: var(--soft); }
.facts dd { margin: 0; white-space: pre-wrap; }

.sign-in { max-width: 360px; margin: 8vh auto; display: grid; gap: 12px; }
.sign-in label { font-weight: 600; }
.sign-in input { width: 100%; min-height: 40px; padding: 0 12px; border: 1px solid var(--soft); border-radius: 7px; background: var(--sheet); color: inherit; font: inherit; font-size: 16px; }
.wrong { color: var(--dead); }

@media (max-width: 720px) {
  header { padding: 0 16px; }
  main { padding: 20px 16px 48px; }
  .figures { display: grid; grid-template-columns: repeat(3, auto); justify-content: start; }
  .notice { flex-wrap: wrap; }
  .notice p { flex-basis: 100%; }
  .facts > div { grid-template-columns: 1fr; gap: 0; }
  .bar { display: grid; grid-template-columns: 1fr auto; }
  .filters { grid-column: 1 / -1; margin: 0 -9px; }
  .filters + .filters { padding: 0; border: 0; }
  .filters a { padding: 8px 9px; }
  .watch { grid-area: 1 / 2; }
  button { min-height: 40px; }
  table, tbody { display: block; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  tbody tr { display: flex; flex-wrap: wrap; gap: 2px 10px; padding: 10px 14px; }
  tbody tr + tr { border-top: 1px solid var(--line); }
  td { padding: 0; border: 0; }
  td:empty { display: none; }
  td.at { margin-left: auto; }
  /* Two breaks make three lines of a row. */
  tr::before, tr::after { content: ""; flex-basis: 100%; }
  tr::before, .form, .upstream, .why { order: 1; }
  tr::after, .attempts, .created, .due { order: 2; }
  tr::after { order: 1; }
  .form, .upstream, .attempts, .due { color: var(--soft); }
  td.upstream::before { content: "→ "; }
  td.attempts::before { content: "attempts "; }
  td.due::before { content: "due "; }
}
`
