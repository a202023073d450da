import type { HTMLAttributes } from 'preact'
import type { FoyerFormAttributes, FoyerFormElement } from './form-page.ts'

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'foyer-form': HTMLAttributes<FoyerFormElement> & FoyerFormAttributes
    }
  }
}
