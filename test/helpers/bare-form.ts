import { h, render } from 'preact'
import { useState } from 'preact/hooks'

const FIELDS = [
  { name: 'name', label: 'Your name', control: 'input' },
  { name: 'email', label: 'Email', control: 'input', type: 'email' },
  { name: 'message', label: 'Your message', control: 'textarea' },
]

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
    FIELDS.map(({ name, label, control, ...more }) =>
      h(
        'label',
        { key: name },
        label,
        h(control, {
          ...{ name, ...more },
          value: draft[name] ?? '',
          onInput: ({ currentTarget }: { currentTarget: HTMLInputElement }) =>
            setDraft({ ...draft, [name]: currentTarget.value }),
        }),
      ),
    ),
    h('button', { type: 'submit' }, 'Send'),
  )
}

render(h(BareForm, null), document.querySelector('main') as HTMLElement)
