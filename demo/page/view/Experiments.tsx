import type { ComponentChildren } from 'preact'
import { FORMS } from '../../forms.ts'
import type { Kind } from '../../kind.ts'
import type { Mood } from '../../mood.ts'
import { IN_TEXT } from '../kind-names.ts'
import { setMood } from '../sandbox-control.ts'

/** How each keeps a submission one although its answer was lost. */
const AFTER_LOSS: Readonly<Record<Kind, string>> = {
  vorel:
    'The next attempt meets a 409, the relay finds the record that is in the way, and there is still one of each.',
  convocore:
    'A minute later, when the lists of Convocore have caught up, the relay looks for its own tag, and makes no second one.',
  webhook: 'The same event comes again under the same id, and the receiver takes it once.',
}

/** What becomes of a visitor who comes back. */
const COME_BACK: Readonly<Record<Kind, string>> = {
  vorel: 'Vorel holds one conversation and one lead, and the lead has both messages.',
  convocore: 'Convocore holds one conversation, and its notes have both messages.',
  webhook: 'The receiver gets every event, each with the same identifier: who that is, is its own to know.',
}

/** Three things to try on the chosen upstream, each with the buttons that it needs. */
export function Experiments({ kind, mood }: { kind: Kind; mood: Mood }) {
  const name = IN_TEXT[kind]
  const isCopied = FORMS[kind].copyTo.length > 0
  const go = (to: Mood, text: string) => (
    <button type="button" disabled={mood === to} onClick={() => setMood(kind, to)}>
      {text}
    </button>
  )
  return (
    <section class="experiments" aria-labelledby="experiments-title">
      <h3 id="experiments-title">Try to lose a lead</h3>
      <Experiment title={`Send while ${name} is down`} isOpen>
        <li>{go('down', `Take ${name} down`)}</li>
        <li>
          Send the form. The visitor is thanked all the same;{' '}
          {isCopied ? 'the copy arrives, the rest waits.' : 'the submission waits.'}
        </li>
        <li>{go('up', `Bring ${name} back`)} and let the countdown run. Everything arrives, once.</li>
      </Experiment>
      <Experiment title="Lose the answer on the way">
        <li>{go('hang-up', 'Commit, then hang up')} Everything is kept now, but nobody hears of it.</li>
        <li>Send the form as somebody new. The relay cannot know whether it worked.</li>
        <li>
          {go('up', 'Answer again')} {AFTER_LOSS[kind]}
        </li>
      </Experiment>
      <Experiment title="Be the same person twice">
        <li>{go('up', `Bring ${name} up`)} Send the form as Ada@Example.com, or with 0117 496 0142.</li>
        <li>Choose “Send another message”. Write the address in small letters, or the number as +44.</li>
        <li>{COME_BACK[kind]}</li>
      </Experiment>
    </section>
  )
}

function Experiment(props: { title: string; isOpen?: boolean; children: ComponentChildren }) {
  return (
    <details name="experiment" open={props.isOpen}>
      <summary>{props.title}</summary>
      <ol>{props.children}</ol>
    </details>
  )
}
