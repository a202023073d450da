import { render } from 'preact'
import type { PublicForm } from '../shared/public-form.ts'
import { tellFrom } from './events.ts'
import type { Mount } from './inlined.ts'
import moreCss from './more/more.css?inline'
import { isFinal } from './send/after-refusal.ts'
import { isRefusal } from './send/post.ts'
import { sendStep } from './send/send-step.ts'
import { createSubmission } from './send/submission.ts'
import { emptyDraft } from './state/draft.ts'
import type { FormState } from './state/form-state.ts'
import { type Action, reduce } from './state/reduce.ts'
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
  const submission = createSubmission(inlined, host, tell)
  let state: FormState = { at: 'filling', step: 1, errors: {}, draft: emptyDraft(form), language, texts }
  let said = ''

  const draw = () => render(<App view={{ form, state, said }} />, root)

  function dispatch(action: Action) {
    const before = state
    state = reduce(form, before, action)
    const arrived = action.type !== 'typed' && !(before.at === 'waiting' && state.at === 'waiting')
    if (arrived) said = announcement(form, state)
    draw()
    if (arrived && action.type !== 'spoken') moveFocus(root, state)
    if (state.at === 'sending' && before.at !== 'sending') {
      void sendStep(form, state, submission, tell).then(dispatch)
    }
    if (state.at === 'waiting') countDown(state)
  }

  /** A pause that was left, or has been drawn anew in another language, is counted down no further. */
  function countDown(waiting: FormState & { at: 'waiting' }) {
    const { seconds } = waiting
    setTimeout(() => {
      if (state !== waiting) return
      dispatch(seconds > 0 ? { type: 'paused', seconds: seconds - 1 } : { type: 'submitted' })
    }, 1000)
  }

  const speak = (language: string) =>
    loadTexts(language).then(texts => dispatch({ type: 'spoken', language, texts }), draw)

  async function enter() {
    const reply = await submission.enter()
    if (!isRefusal(reply) || !isFinal(reply)) return
    tell('foyer:error', { code: reply.code, step: state.step })
    dispatch({ type: 'ended', at: 'refused' })
  }

  listen(root, { dispatch, enter, speak })
  addEventListener('online', () => state.at === 'offline' && dispatch({ type: 'submitted' }))
  draw()
}

function attachShadow(host: HTMLElement, form: PublicForm): ShadowRoot {
  const root = host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync((__FULL__ ? css + moreCss : css) + (form.css ?? ''))
  root.adoptedStyleSheets = [sheet]
  return root
}
