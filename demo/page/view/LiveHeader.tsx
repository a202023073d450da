import type { LiveState } from '../live-state.ts'

const LINK = { connecting: 'Connecting', live: 'Live', lost: 'Demo server lost, looking for it' }

export function LiveHeader({ link, isVorelReal }: { link: LiveState['link']; isVorelReal: boolean }) {
  return (
    <header class="live-header">
      <h2>Behind the form</h2>
      <p class={`link is-${link}`} role="status">
        {LINK[link]}
      </p>
      <p class="live-intro">
        Send the form and watch it travel: from the browser, through your relay, to the upstream you choose.{' '}
        {isVorelReal ? (
          <>
            This is the <strong>real Vorel</strong>: what you send there becomes a real conversation and a
            real lead.
          </>
        ) : (
          'All three are sandboxes on this machine.'
        )}{' '}
        <a href="/playground">Design a form of your own.</a>
      </p>
    </header>
  )
}
