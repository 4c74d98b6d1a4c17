import { planNames, plans } from '../../../shared/rules/plans.ts'

/** What the file has to look like, with a sample. */
export function ImportColumns() {
  return (
    <details className="import-columns" open>
      <summary>What the file looks like</summary>
      <p className="group-words">
        A header line, then a line for each group. Only <code>name</code> is needed. Several aliases are
        divided by <code>;</code>. A group that stands on several lines gets a contact from each. Plans:{' '}
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
            <th>name</th>
            <th>aliases</th>
            <th>plan</th>
            <th>contactName</th>
            <th>contactEmail</th>
            <th>contactPhone</th>
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
