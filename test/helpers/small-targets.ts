import type { Page } from '@playwright/test'

/** WCAG 2.5.5: what is meant to be pressed, in px each way; 2.5.8 would be content with 24. */
const LEAST = 44

/** Controls of the form that are harder to hit than they should be, each with its size. A label counts as its control. */
export const smallTargets = (page: Page): Promise<string[]> =>
  page.locator('foyer-form').evaluate((host, least) => {
    const controls = [
      ...(host.shadowRoot?.querySelectorAll<HTMLElement>(
        ':is(button, input, select, textarea):not([inert])',
      ) ?? []),
    ]
    return controls.flatMap(control => {
      const boxes = [control, control.closest('label'), control.parentElement].map(
        one => one?.getBoundingClientRect() ?? new DOMRect(),
      )
      const [own, label, box] = boxes as [DOMRect, DOMRect, DOMRect]
      const { width, height } = control.closest('label') ? label : control.localName === 'select' ? box : own
      return width < least || height < least ? [`${control.outerHTML} ${width} x ${height}`] : []
    })
  }, LEAST)
