import type { ComponentChildren } from 'preact'
import type { Mood } from '../../mood.ts'
import { setMood } from '../upstream-control.ts'

/** Three things to try, each with the buttons that it needs. */
export function Experiments({ mood }: { mood: Mood }) {
  const go = (to: Mood, text: string) => (
    <button type="button" class="step-button" disabled={mood === to} onClick={() => setMood(to)}>
      {text}
    </button>
  )
  return (
    <section class="experiments" aria-labelledby="experiments-title">
      <h3 id="experiments-title">Try to lose a lead</h3>
      <Experiment title="Send while Vorel is down" isOpen>
        <li>{go('down', 'Take Vorel down')}</li>
        <li>Send the form. The visitor is thanked all the same; here both deliveries wait.</li>
        <li>{go('up', 'Bring Vorel back')} and let the countdown run. Everything arrives, once.</li>
      </Experiment>
      <Experiment title="Lose the answer on the way">
        <li>{go('hang-up', 'Commit, then hang up')} Vorel now keeps every record, but nobody hears of it.</li>
        <li>Send the form as somebody new. The relay cannot know whether it worked.</li>
        <li>
          {go('up', 'Answer again')} The next attempt meets a 409, the relay finds the record that is in the
          way, and there is still one of each.
        </li>
      </Experiment>
      <Experiment title="Be the same person twice">
        <li>{go('up', 'Bring Vorel up')} Send the form as Ada@Example.com, or with 0117 496 0142.</li>
        <li>Choose “Send another message”. Write the address in small letters, or the number as +44.</li>
        <li>Vorel holds one conversation and one lead, and the lead has both messages.</li>
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
