let one: Promise<unknown> = Promise.resolve()

/** Takes the playground's sandbox down for as long as something is done; one after the other. */
export function withVorelDown(act: () => Promise<void>): Promise<void> {
  const done = one.then(async () => {
    await setMood('down')
    try {
      await act()
    } finally {
      await setMood('up')
    }
  })
  one = done.catch(() => {})
  return done
}

async function setMood(mood: 'up' | 'down'): Promise<void> {
  await fetch('/playground/sandbox/vorel/mood', {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ mood }),
  })
}
