import { Icon } from './Icon.tsx'

/** Something that concerns the whole form. The live region has said it already. */
export const Notice = ({ text }: { text: string }) => (
  <p class="notice">
    <Icon name="alert" />
    {text}
  </p>
)
