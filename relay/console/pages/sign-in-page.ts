import { html } from '../../html.ts'
import { layout } from './layout.ts'

/** @param to the path to go to once signed in */
export function signInPage(to: string, notice?: string): string {
  const body = html`<form class="sign-in" method="post" action="/sign-in">
<h1>Sign in</h1>
<p>With the token that the config names as <code>console.token</code>.</p>
<input type="hidden" name="to" value="${to}">
<label for="token">Token</label>
<input id="token" name="token" type="password" autocomplete="current-password" required autofocus${notice !== undefined && html` aria-invalid="true" aria-describedby="notice"`}>
${notice !== undefined && html`<p class="wrong" id="notice" role="alert">${notice}</p>`}
<button>Sign in</button>
</form>`
  return layout({ base: '', session: false }, 'Sign in', body)
}
