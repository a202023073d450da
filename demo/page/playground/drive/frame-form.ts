/** The page in a frame, which is of this origin. */
export type FramePage = Window & typeof globalThis

/** The form in a frame's page, as a visitor's hands find it. */
export interface FrameForm {
  page: FramePage
  find<Found extends HTMLElement = HTMLElement>(selector: string): Found | null
  all<Found extends HTMLElement = HTMLElement>(selector: string): Found[]
  /** The button that goes on. */
  goOn(): void
  /** Resolves when it is so; rejects when that takes too long. */
  until(isSo: () => unknown): Promise<void>
}

const LOOK_MS = 20
const PATIENCE_MS = 10_000

export function frameForm(page: FramePage): FrameForm {
  // What comes up over the page has the form within its dialog.
  const root = () => {
    const outer = page.document.querySelector('foyer-form')?.shadowRoot ?? null
    return outer?.querySelector('dialog .form')?.shadowRoot ?? outer
  }
  const find = <Found extends HTMLElement>(selector: string) => root()?.querySelector<Found>(selector) ?? null
  return {
    page,
    find,
    all: <Found extends HTMLElement>(selector: string) => [
      ...(root()?.querySelectorAll<Found>(selector) ?? []),
    ],
    goOn: () => find('[type=submit]')?.click(),
    until: async isSo => {
      const end = Date.now() + PATIENCE_MS
      while (!isSo()) {
        if (Date.now() > end) throw new Error('The form did not get there')
        await new Promise(resolve => setTimeout(resolve, LOOK_MS))
      }
    },
  }
}
