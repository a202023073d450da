/** As much of React's types as `react.ts` adds to: React is the application's own, and not needed to build this. */
export type DetailedHTMLProps<Attributes, _Element> = Attributes

export interface HTMLAttributes<_Element> {
  className?: string
  children?: unknown
}

export namespace JSX {
  export interface IntrinsicElements {
    div: HTMLAttributes<HTMLDivElement>
  }
}
