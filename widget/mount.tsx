import { render } from 'preact'
import type { PublicForm } from '../shared/public-form.ts'
import { tellFrom } from './events.ts'
import type { FormApi } from './form-api.ts'
import { createFormMachine } from './form-machine.ts'
import type { Attend, FormHandle, Mount } from './handle.ts'
import moreCss from './more/more.css?inline'
import { isFinal } from './send/after-refusal.ts'
import { hasDraft } from './send/draft-key.ts'
import { isRefusal, post } from './send/post.ts'
import { createSubmission, type Memory } from './send/submission.ts'
import { emptyDraft } from './state/draft.ts'
import type { FormState } from './state/form-state.ts'
import css from './style/style.css?inline'
import { App } from './view/App.tsx'
import { announcement } from './view/announcement.ts'
import { listen } from './view/listen.ts'
import { moveFocus } from './view/move-focus.ts'

/** Draws the form into the host, and joins the visitor, the state, the relay and the page. */
export const mount: Mount = (host, inlined, language, texts, loadTexts) => {
  const { form } = inlined
  // A script that a page has kept knows forms as they were: all questions stood in the second step.
  for (const question of form.questions) question.step ??= 2
  const root = attachShadow(host, form)
  const tell = tellFrom(host, form.id)
  const memory: Memory = { post }
  const submission = createSubmission(inlined, host, tell, memory)
  const watchers: FormHandle['watchers'] = new Set()
  const first: FormState = { at: 'filling', step: 1, errors: {}, draft: emptyDraft(form), language, texts }
  let said = ''
  let attending: Promise<FormApi> | undefined

  const { state, dispatch } = createFormMachine(first, {
    ...{ form, submission, tell },
    show(now, { type }, isNews) {
      if (isNews) said = announcement(form, now)
      draw()
      if (isNews && type !== 'merged') moveFocus(root, now)
      for (const watch of watchers) watch(now)
    },
  })
  const draw = () => render(<App view={{ form, state: state(), said }} />, root)
  const speak = (language: string) =>
    loadTexts(language).then(texts => dispatch({ type: 'merged', now: { language, texts } }))

  function later(): Promise<FormApi> {
    attending ??= __BRING__<{ attend: Attend }>('later').then(file => file.attend(handle))
    attending.catch(() => {
      attending = undefined
      // Who waits for the network waits for this file too, which sends when that is back.
      addEventListener('online', () => void later().catch(() => {}), { once: true })
    })
    return attending
  }

  async function enter() {
    later().catch(() => {})
    const reply = await submission.enter()
    if (!isRefusal(reply) || !isFinal(reply)) return
    tell('foyer:error', { code: reply.code, step: state().step })
    dispatch({ type: 'ended', at: 'refused' })
  }

  const handle: FormHandle = { form, host, root, memory, watchers, state, dispatch, later, speak }
  listen(root, { dispatch, enter, speak: tag => speak(tag).catch(draw) })
  draw()
  if (memory.test || hasDraft(form.id)) later().catch(() => {})
  tell('foyer:shown', {})
  return handle
}

function attachShadow(host: HTMLElement, form: PublicForm): ShadowRoot {
  const root = host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync((__FULL__ ? css + moreCss : css) + (form.css ?? ''))
  root.adoptedStyleSheets = [sheet]
  return root
}
