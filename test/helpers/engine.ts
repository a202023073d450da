/** A browser that Playwright can't drive, as far as the tests of the form need it. */
export interface Engine {
  /** A page of its own, 800 px wide unless told otherwise. */
  open(): Promise<Tab>
  close(): Promise<void>
}

export interface Tab {
  goto(url: string): Promise<void>
  /** Runs the body of a function in the page and gives back what it returns, which has to be JSON. */
  run<Result>(body: string): Promise<Result>
  /** Clicks an element of the form, as with a mouse. */
  click(selector: string): Promise<void>
  /** Types into an element of the form, as with a keyboard. */
  type(selector: string, text: string): Promise<void>
  /** Types wherever the focus is. */
  press(...keys: (keyof typeof KEYS | string)[]): Promise<void>
  resize(width: number, height: number): Promise<void>
  close(): Promise<void>
}

/** Keys without a letter, by the names that browsers give them, as WebDriver writes them. */
export const KEYS = { Tab: '\uE004', Enter: '\uE007', Space: ' ', ArrowRight: '\uE014' } as const

/** The element of the form that a selector finds, as an expression. */
export const inForm = (selector: string) =>
  `document.querySelector('foyer-form').shadowRoot.querySelector(${JSON.stringify(selector)})`
