import { variables } from '../../../shared/rules/fill-variables.ts'
import { i18n } from '../../texts/i18n.ts'

/** What may stand in double braces. */
export function VariableHelp() {
  return (
    <details className="settings-variables">
      <summary>{i18n.t('Variables')}</summary>
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
