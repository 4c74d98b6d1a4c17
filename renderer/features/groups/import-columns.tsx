import { Trans } from '@lingui/react'
import { planNames, plans } from '../../../shared/rules/plans.ts'
import { i18n } from '../../texts/i18n.ts'

/** What the file has to look like, with a sample. */
export function ImportColumns() {
  return (
    <details className="import-columns" open>
      <summary>{i18n.t('What the file looks like')}</summary>
      <p className="group-words">
        <Trans
          id="A header line, then a line for each group. Only {name} is needed. Several aliases are divided by {divider}. A group that stands on several lines gets a contact from each. Plans: {plans}."
          values={{
            name: <code>name</code>,
            divider: <code>;</code>,
            plans: plans.map((plan, place) => (
              <span key={plan}>
                {place > 0 && ', '}
                <code>{planNames[plan]}</code>
              </span>
            )),
          }}
        />
      </p>
      {/* The columns are read by these names, whatever the console speaks. */}
      <table>
        <thead>
          <tr>
            <th>
              <code>name</code>
            </th>
            <th>
              <code>aliases</code>
            </th>
            <th>
              <code>plan</code>
            </th>
            <th>
              <code>contactName</code>
            </th>
            <th>
              <code>contactEmail</code>
            </th>
            <th>
              <code>contactPhone</code>
            </th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td>Harbour Print</td>
            <td>HPW;Harbour</td>
            <td>Deep Blue</td>
            <td>Mara Osei</td>
            <td>mara@harbour.example</td>
            <td>+44 20 7946 0101</td>
          </tr>
        </tbody>
      </table>
    </details>
  )
}
