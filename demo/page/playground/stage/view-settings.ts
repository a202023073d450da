/** How one frame shows the form; empty strings leave it to the design and the system. */
export interface ViewSettings {
  scheme: '' | 'light' | 'dark'
  language: string
  direction: '' | 'ltr' | 'rtl'
  zoom: 'fit' | '50' | '75' | '100'
}

export const PLAIN: ViewSettings = { scheme: '', language: '', direction: '', zoom: 'fit' }

/** What is on the other side of the glass, in CSS pixels. */
export const DEVICES = {
  phone: { name: 'Phone', width: 390, height: 780 },
  desktop: { name: 'Desktop', width: 1024, height: 768 },
} as const

export type Device = keyof typeof DEVICES
