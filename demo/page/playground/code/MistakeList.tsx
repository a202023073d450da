import type { ConfigMistake } from '../../../../relay/config/config-error.ts'

/** Everything that the relay says against a config, each beside its path. */
export function MistakeList({ mistakes }: { mistakes: readonly ConfigMistake[] }) {
  return (
    <dl class="mistakes">
      {mistakes.map(({ path, got, expected }) => (
        <div key={path + expected}>
          <dt>
            <code>{path || 'the whole'}</code>
          </dt>
          <dd>
            Got {got}. Expected: {expected}.
          </dd>
        </div>
      ))}
    </dl>
  )
}
