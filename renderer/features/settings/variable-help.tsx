import { variables, type VariableName } from '../../../shared/rules/fill-variables.ts'
import { i18n } from '../../texts/i18n.ts'

const variableWords: Record<VariableName, string> = {
  'requester.firstName': i18n.t('First name of who asks'),
  'requester.lastName': i18n.t('Last name of who asks'),
  'ticket.number': i18n.t('Number of the ticket'),
  'ticket.subject': i18n.t('Subject of the ticket'),
  'group.name': i18n.t('Name of the group'),
  'me.name': i18n.t('Your own name'),
  'provider.name': i18n.t('Name of the provider'),
  'provider.emergencyPhone': i18n.t('Emergency phone number'),
}

/** What may stand in double braces. */
export function VariableHelp() {
  return (
    <details className="settings-variables">
      <summary>{i18n.t('Variables')}</summary>
      <dl>
        {variables.map((name) => (
          <div key={name}>
            <dt>
              <code>{`{{${name}}}`}</code>
            </dt>
            <dd>{variableWords[name]}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
