import { h, render } from 'preact'
import { useState } from 'preact/hooks'

const FIELDS = { name: 'Your name', email: 'Email', message: 'Your message' }

/** The least that a form with Preact is: three fields, what was typed, and a request. What Foyer's script time is beside. */
function BareForm() {
  const [draft, setDraft] = useState<Record<string, string>>({})
  const [isSent, setSent] = useState(false)
  if (isSent) return h('p', null, 'Thank you')
  const send = (event: Event) => {
    event.preventDefault()
    void fetch('/', { method: 'POST', body: JSON.stringify(draft) }).then(() => setSent(true))
  }
  return h(
    'form',
    { onSubmit: send },
    h('h2', null, 'Contact us'),
    Object.entries(FIELDS).map(([name, label]) =>
      h(
        'label',
        { key: name },
        label,
        h('input', {
          name,
          value: draft[name] ?? '',
          onInput: ({ currentTarget }) => setDraft({ ...draft, [name]: currentTarget.value }),
        }),
      ),
    ),
    h('button', { type: 'submit' }, 'Send'),
  )
}

render(h(BareForm, null), document.querySelector('main') as HTMLElement)
