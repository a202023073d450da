import type { Page } from '@playwright/test'

/** What is too faint or too small in the form on a page; colours are as the browser computes them. */
export interface LookFaults {
  /** Edges of controls with less than 3:1 to what is behind them, with their ratio. */
  faint: string[]
  /** What is pressed and is less than 44 px high or wide, with its size. */
  small: string[]
}

/** Waits until nothing moves any more, and looks at every control in sight. */
export function lookFaults(page: Page): Promise<LookFaults> {
  return page.locator('foyer-form').evaluate(async host => {
    const root = host.shadowRoot
    if (!root) throw new Error('The form is not there')
    await Promise.all(root.getAnimations().map(animation => animation.finished))
    const all = (selector: string) => [...root.querySelectorAll<HTMLElement>(selector)]
    const nameOf = (element: Element) => [element.localName, element.className, element.id].join(' ').trim()

    const [pen] = [new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })]
    if (!pen) throw new Error('There is no canvas')
    /** Red, green, blue and opacity, 0 to 255 each. */
    const partsOf = (colour: string): Uint8ClampedArray => {
      pen.clearRect(0, 0, 1, 1)
      pen.fillStyle = colour
      pen.fillRect(0, 0, 1, 1)
      return pen.getImageData(0, 0, 1, 1).data
    }
    const luminance = (colour: string) => {
      const [red = 0, green = 0, blue = 0] = [...partsOf(colour)].map(part => {
        const value = part / 255
        return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
      })
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
    const contrast = (one: string, other: string) => {
      const [a, b] = [luminance(one), luminance(other)]
      return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
    }
    const isOpaque = (colour: string) => partsOf(colour)[3] === 255
    const behind = (element: Element): string => {
      const parent = element.parentElement
      if (!parent) return 'white'
      const { backgroundColor } = getComputedStyle(parent)
      return isOpaque(backgroundColor) ? backgroundColor : behind(parent)
    }
    /** The best that tells an element from what is behind it: one of its borders, or that it is filled. */
    const edge = (element: Element) => {
      const style = getComputedStyle(element)
      const sides = ['Top', 'Bottom'] as const
      const borders = sides
        .filter(side => Number.parseFloat(style[`border${side}Width`]) >= 1)
        .map(side => style[`border${side}Color`])
      const ratios = [...borders, style.backgroundColor]
        .filter(isOpaque)
        .map(colour => contrast(colour, behind(element)))
      return Math.max(1, ...ratios)
    }

    const controls = all('.field input, textarea, .box, button, .choices label, .segments :checked + span')
    const targets = all(
      'textarea, .box, .pick, button, .segments label, .choices label, .consent, .field > input',
    )
    return {
      faint: controls.filter(one => edge(one) < 3).map(one => `${nameOf(one)}: ${edge(one).toFixed(2)}`),
      small: targets
        .map(one => ({ one, box: one.getBoundingClientRect() }))
        .filter(({ box }) => Math.min(box.width, box.height) < 44)
        .map(({ one, box }) => `${nameOf(one)}: ${box.width} x ${box.height}`),
    }
  })
}
