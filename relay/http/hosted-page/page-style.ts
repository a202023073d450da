/** The hosted page's style, inlined so that the page is one request. */
export const PAGE_STYLE = `
:root {
  color-scheme: light dark;
  --ink: #16202c; --soft: #55606e; --line: #c3cad3; --ground: #f4f5f7; --sheet: #fff;
  --accent: #1f5fd6; --on-accent: #fff; --wrong: #b3261e; --wrong-ground: #fdf1f0;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #edf0f4; --soft: #a6b0bd; --line: #47515e; --ground: #12161b; --sheet: #1b2129;
    --accent: #8ab4ff; --on-accent: #0b1a33; --wrong: #ffb4ab; --wrong-ground: #3a1f1d;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; padding: clamp(16px, 6vw, 64px) 16px; background: var(--ground); color: var(--ink);
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans Arabic", sans-serif;
}
main {
  max-width: 480px; margin: 0 auto; padding: clamp(20px, 5vw, 40px); background: var(--sheet);
  border-radius: 16px; box-shadow: 0 1px 2px #0002, 0 12px 40px #0001;
}
nav { display: flex; flex-wrap: wrap; gap: 4px 16px; margin-bottom: 24px; font-size: 14px; }
nav a { color: var(--soft); padding: 4px 0; }
nav a[aria-current] { color: var(--ink); font-weight: 600; text-decoration: none; }
.step { margin: 0 0 4px; color: var(--soft); font-size: 14px; }
h1 { margin: 0 0 8px; font-size: 26px; line-height: 1.2; letter-spacing: -.01em; text-wrap: balance; }
.intro { margin: 0; color: var(--soft); }
form { display: grid; gap: 20px; margin-top: 24px; }
fieldset { display: grid; gap: 16px; margin: 0; padding: 0; border: 0; min-width: 0; }
legend { padding: 0; margin-bottom: 12px; font-weight: 600; }
label { display: block; margin-bottom: 6px; font-weight: 600; }
label small { font-weight: 400; color: var(--soft); font-size: 14px; }
fieldset label { font-weight: 500; }
input, select, textarea {
  display: block; width: 100%; min-height: 48px; padding: 10px 14px; border: 1px solid var(--line);
  border-radius: 10px; background: var(--sheet); color: inherit; font: inherit;
}
textarea { min-height: 144px; resize: vertical; }
[aria-invalid] { border-color: var(--wrong); background: var(--wrong-ground); }
.wrong { margin: 6px 0 0; color: var(--wrong); font-size: 14px; }
.notice { margin: 24px 0 0; padding: 12px 16px; border-radius: 10px; background: var(--wrong-ground); color: var(--wrong); }
button {
  min-height: 48px; padding: 10px 24px; border: 0; border-radius: 10px; background: var(--accent);
  color: var(--on-accent); font: inherit; font-weight: 600; cursor: pointer;
}
button:hover { filter: brightness(1.08); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
`
