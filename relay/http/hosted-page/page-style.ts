import { createHash } from 'node:crypto'
import type { Form } from '../../intake/form.ts'
import { pageCss } from '../../theme/theme-css.ts'

export interface PageStyle {
  /** CSS. */
  text: string
  /** Names the text in a content security policy. */
  hash: string
}

const made = new WeakMap<Pick<Form, 'theme'>, PageStyle>()

/** The style of a form's hosted page, inlined so that the page is one request. */
export function pageStyle(form: Pick<Form, 'theme'>): PageStyle {
  const known = made.get(form)
  if (known) return known
  const text = STYLE + (form.theme === undefined ? '' : pageCss(form.theme))
  const style = { text, hash: `sha256-${createHash('sha256').update(text).digest('base64')}` }
  made.set(form, style)
  return style
}

/** The colours are the widget's. */
const STYLE = `
:root {
  color-scheme: light dark;
  --surface: light-dark(#fff, #1c1b19); --text: light-dark(#1d1b18, #f3f1ec);
  --accent: light-dark(#0f6b4f, #5cc39b); --fill: var(--accent); --on-accent: light-dark(#fff, #06281c);
  --bad: light-dark(#b3261e, #ffb4ab);
  --ground: color-mix(in srgb, light-dark(var(--text), #000) 4%, var(--surface));
  --muted: color-mix(in srgb, var(--text) 72%, var(--surface));
  --line: color-mix(in srgb, var(--text) 55%, var(--surface));
  --hair: color-mix(in srgb, var(--text) 13%, var(--surface));
  --soft: color-mix(in srgb, var(--text) 5%, var(--surface));
  --radius: 12px;
}
* { box-sizing: border-box; }
body {
  margin: 0; padding: clamp(16px, 6vw, 64px) 16px; background: var(--ground); color: var(--text);
  font: 16px/24px system-ui, sans-serif; overflow-wrap: anywhere;
}
main {
  max-inline-size: 520px; margin: 0 auto; padding: clamp(20px, 6%, 32px); border: 1px solid var(--hair);
  border-radius: calc(var(--radius) + 8px); background: var(--surface); box-shadow: 0 12px 32px -12px rgb(0 0 0 / 14%);
}
nav { display: flex; flex-wrap: wrap; gap: 0 16px; margin-bottom: 16px; font-size: 14px; font-weight: 500; }
nav a { padding: 10px 0; color: var(--muted); text-underline-offset: 3px; }
nav a[aria-current] { color: var(--text); text-decoration: none; }
h1, p, fieldset, legend { margin: 0; padding: 0; border: 0; }
h1 { font-size: 24px; font-weight: 650; line-height: 32px; text-wrap: balance; }
.step { margin-bottom: 8px; color: var(--muted); font-size: 14px; font-weight: 500; }
.intro { margin-top: 8px; color: var(--muted); }
form, fieldset { display: grid; gap: 20px; min-width: 0; }
form { margin-top: 24px; }
fieldset { gap: 16px; }
legend { margin-bottom: 12px; }
.trap { position: absolute; width: 1px; height: 1px; overflow: clip; clip-path: inset(50%); }
label, legend { display: block; font-size: 15px; font-weight: 600; line-height: 20px; }
label { margin-bottom: 8px; }
fieldset label { font-weight: 400; }
small { color: var(--muted); font-size: inherit; font-weight: 400; }
input, select, textarea {
  display: block; width: 100%; min-height: 48px; padding: 11px 14px; border: 1px solid var(--line);
  border-radius: var(--radius); background: var(--surface); color: inherit; font: inherit;
}
textarea { min-height: 144px; resize: vertical; }
select {
  appearance: none; padding-inline-end: 40px; text-overflow: ellipsis;
  background: linear-gradient(45deg, #0000 50%, currentColor 0) right 20px center / 5px 5px no-repeat,
    linear-gradient(-45deg, #0000 50%, currentColor 0) right 15px center / 5px 5px no-repeat, var(--surface);
}
[dir="rtl"] select { background-position: left 15px center, left 20px center, 0 0; }
[type="checkbox"], [type="radio"] {
  appearance: none; flex: none; width: 20px; height: 20px; min-height: 0; margin: 2px 0; padding: 0;
  border-width: 2px; border-radius: min(6px, var(--radius));
}
[type="radio"] { border-radius: 50%; }
:is([type="checkbox"], [type="radio"]):checked { border-color: var(--accent); background: var(--fill); }
[type="checkbox"]:checked::after {
  display: block; width: 5px; height: 9px; margin: 1px auto; border: solid var(--on-accent);
  border-width: 0 2px 2px 0; rotate: 45deg; content: "";
}
[type="radio"]:checked::after {
  display: block; width: 8px; height: 8px; margin: 4px auto; border-radius: 50%;
  background: var(--on-accent); content: "";
}
.choices { gap: 8px; }
.choices legend { margin-bottom: 8px; }
.choices label {
  display: flex; gap: 12px; margin: 0; font-size: 16px; font-weight: 400; line-height: 24px; cursor: pointer;
}
fieldset.choices label { padding: 11px 14px; border: 1px solid var(--line); border-radius: var(--radius); }
.choices label:has(:checked) { border-color: var(--accent); }
.choices label:has([aria-invalid]) { border-color: var(--bad); }
.choices .wrong { margin-top: 0; }
.consent label { padding: 10px 0; }
a { color: var(--accent); font-weight: 500; text-underline-offset: 2px; }
.hint { margin: -4px 0 8px; color: var(--muted); font-size: 14px; line-height: 20px; }
[aria-invalid] { border-color: var(--bad); box-shadow: 0 0 0 1px var(--bad); }
.wrong { margin-top: 8px; color: var(--bad); font-size: 14px; line-height: 20px; }
.elsewhere { margin-top: 12px; padding: 0 16px; }
.elsewhere a { display: block; width: fit-content; padding: 10px 0; }
.notice { margin-top: 24px; padding: 12px 16px; border-radius: var(--radius); background: color-mix(in srgb, #e90 13%, var(--surface)); }
.test { margin: 0 0 16px; font-size: 14px; font-weight: 500; }
button {
  min-height: 48px; padding: 11px 24px; border: 1px solid transparent; border-radius: var(--radius);
  background: var(--fill); color: var(--on-accent); font: inherit; font-weight: 600; cursor: pointer;
}
button:hover { background: color-mix(in srgb, var(--fill) 88%, var(--text)); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.end { padding: 24px 0; text-align: center; }
.end svg { display: block; width: 64px; height: 64px; margin: 0 auto 24px; fill: var(--fill); }
.end path { fill: none; stroke: var(--on-accent); stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
`
