import { expect, test } from 'vitest'
import { html } from '../../relay/html.ts'

test('Every value but markup is escaped', () => {
  const typed = `"><script>alert('&')</script>`
  expect(html`<input value="${typed}">${html`<b>${typed}</b>`}`.markup).toBe(
    '<input value="&quot;&gt;&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;">' +
      '<b>&quot;&gt;&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;</b>',
  )
})

test('Null and false are nothing, numbers and lists of markup are written', () => {
  expect(html`a${null}b${false}c${0}d${[html`<i>`, html`</i>`]}e`.markup).toBe('abc0d<i></i>e')
})
