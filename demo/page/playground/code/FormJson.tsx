import { useEffect, useId, useRef, useState } from 'preact/hooks'
import type { ConfigMistake } from '../../../../relay/config/config-error.ts'
import { operatorConfig } from '../../../playground/design.ts'
import { useDesigner } from '../designer.ts'
import type { FormInput } from '../form-input.ts'
import { putDesign } from '../put-design.ts'
import { download } from './download.ts'
import { MistakeList } from './MistakeList.tsx'
import { parseObject } from './parse-object.ts'

const PAUSE_MS = 300

/** The form's config, to read and to write by hand: what the relay refuses stays here until it is put right. */
export function FormJson() {
  const { design, form, mistakes, adopt } = useDesigner()
  const id = useId()
  const written = JSON.stringify(form, null, 2)
  const [text, setText] = useState(written)
  const [found, setFound] = useState<readonly ConfigMistake[] | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  // What was written here is not put into another order under the hands of who writes it.
  const adopted = useRef<FormInput | null>(null)
  useEffect(() => {
    if (adopted.current === form) return
    setText(written)
    setFound(null)
  }, [written])

  const take = async (next: string) => {
    const { value, mistake } = parseObject(next)
    if (value === null) return setFound([{ path: '', got: 'no JSON object', expected: mistake }])
    const changed = { ...design, form: value as FormInput }
    const answer = await putDesign(changed)
    const prefix = `forms.${design.id}`
    setFound(answer.mistakes.map(one => ({ ...one, path: one.path.replace(`${prefix}.`, '') })))
    if (answer.mistakes.length > 0) return
    adopted.current = changed.form
    adopt('json', changed)
  }
  const change = (next: string) => {
    setText(next)
    clearTimeout(timer.current)
    timer.current = setTimeout(take, PAUSE_MS, next)
  }
  const shown = found ?? mistakes
  return (
    <section class="panel is-growing" aria-labelledby={`${id}-title`}>
      <div class="panel-head">
        <h2 id={`${id}-title`}>For the relay</h2>
        <button
          type="button"
          class="button"
          onClick={() =>
            download('foyer.config.json', `${JSON.stringify(operatorConfig(design), null, 2)}\n`)
          }
        >
          Download foyer.config.json
        </button>
      </div>
      <label for={id}>
        The form <code>{design.id}</code> in <code>foyer.config.json</code>
      </label>
      <textarea
        id={id}
        class="code json"
        dir="ltr"
        spellcheck={false}
        autocomplete="off"
        value={text}
        aria-describedby={`${id}-mistakes`}
        aria-invalid={shown.length > 0}
        onInput={event => change(event.currentTarget.value)}
      />
      <div id={`${id}-mistakes`} role="status">
        {shown.length > 0 && (
          <>
            <p class="mistake">The frames stay as they are until this is put right:</p>
            <MistakeList mistakes={shown} />
          </>
        )}
      </div>
    </section>
  )
}
