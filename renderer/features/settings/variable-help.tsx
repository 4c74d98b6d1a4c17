import { variables } from '../../../shared/rules/fill-variables.ts'

/** What may stand in double braces. */
export function VariableHelp() {
  return (
    <details className="settings-variables">
      <summary>Variables</summary>
      <dl>
        {Object.entries(variables).map(([name, words]) => (
          <div key={name}>
            <dt>
              <code>{`{{${name}}}`}</code>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
