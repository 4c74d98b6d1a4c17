import { ProgressBar } from 'react-aria-components'

/** The sample's service is being started and filled: a few seconds, said in words. */
export function StartingSample() {
  return (
    <section className="welcome-card welcome-starting" role="status">
      <h2 className="welcome-card-title">Starting the sample desk…</h2>
      <p>Customers, tickets and ninety days of conversations are being made up. This takes a few seconds.</p>
      <ProgressBar isIndeterminate aria-label="Starting the sample desk" className="welcome-progress">
        <span className="welcome-progress-bar" />
      </ProgressBar>
    </section>
  )
}
