import type { FoyerFormAttributes, FoyerFormElement } from './form-page.ts'

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'foyer-form': DetailedHTMLProps<HTMLAttributes<FoyerFormElement>, FoyerFormElement> &
        FoyerFormAttributes
    }
  }
}
