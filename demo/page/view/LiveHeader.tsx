import type { LiveState } from '../live-state.ts'

const LINK = { connecting: 'Connecting', live: 'Live', lost: 'Demo server lost, looking for it' }

export function LiveHeader({ link, isSandbox }: { link: LiveState['link']; isSandbox: boolean }) {
  return (
    <header class="live-header">
      <h2>Behind the form</h2>
      <p class={`link is-${link}`} role="status">
        {LINK[link]}
      </p>
      <p class="live-intro">
        {isSandbox ? (
          'Send the form and watch it travel from the browser through your relay to Vorel, here a sandbox.'
        ) : (
          <>
            This is the <strong>real Vorel</strong>: what you send becomes a real conversation and a real
            lead.
          </>
        )}
      </p>
    </header>
  )
}
