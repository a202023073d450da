import { TextField } from '../controls/TextField.tsx'
import { useDesigner } from '../designer.ts'
import { CopyButton } from './CopyButton.tsx'

/** What goes onto the website, as `foyer snippet` prints it. */
export function Snippet({ snippet }: { snippet: string | null }) {
  const { design, adopt } = useDesigner()
  return (
    <section class="panel" aria-labelledby="snippet-title">
      <div class="panel-head">
        <h2 id="snippet-title">For the page</h2>
        <CopyButton label="Copy the snippet" text={() => snippet} />
      </div>
      <pre class="snippet">
        <code>{snippet ?? 'There is one as soon as the design has no mistakes.'}</code>
      </pre>
      <TextField
        label="Address of your relay"
        isCode
        value={design.publicUrl}
        path="publicUrl"
        onInput={publicUrl => adopt('publicUrl', { ...design, publicUrl })}
      />
      <TextField
        label="Name of the form"
        isCode
        value={design.id}
        path={`forms.${design.id}`}
        onInput={id => adopt('id', { ...design, id })}
      />
    </section>
  )
}
