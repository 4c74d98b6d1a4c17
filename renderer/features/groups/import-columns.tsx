import { planNames, plans } from '../../../shared/rules/plans.ts'
import { i18n } from '../../texts/i18n.ts'

/** What the file has to look like, with a sample. */
export function ImportColumns() {
  return (
    <details className="import-columns" open>
      <summary>{i18n.t('What the file looks like')}</summary>
      <p className="group-words">
        A header line, then a line for each group. Only <code>{i18n.t('name')}</code> is needed. Several
        aliases are divided by <code>;</code>. A group that stands on several lines gets a contact from each.
        Plans:{' '}
        {plans.map((plan, place) => (
          <span key={plan}>
            {place > 0 && ', '}
            <code>{planNames[plan]}</code>
          </span>
        ))}
        .
      </p>
      <table>
        <thead>
          <tr>
            <th>{i18n.t('name')}</th>
            <th>{i18n.t('aliases')}</th>
            <th>{i18n.t('plan')}</th>
            <th>{i18n.t('contactName')}</th>
            <th>{i18n.t('contactEmail')}</th>
            <th>{i18n.t('contactPhone')}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td>{i18n.t('Harbour Print')}</td>
            <td>{i18n.t('HPW;Harbour')}</td>
            <td>{i18n.t('Deep Blue')}</td>
            <td>{i18n.t('Mara Osei')}</td>
            <td>{i18n.t('mara@harbour.example')}</td>
            <td>+44 20 7946 0101</td>
          </tr>
        </tbody>
      </table>
    </details>
  )
}
