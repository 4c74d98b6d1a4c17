import { ProgressBar } from 'react-aria-components'
import { i18n } from '../../texts/i18n.ts'

/** The sample's service is being started and filled: a few seconds, said in words. */
export function StartingSample() {
  return (
    <section className="welcome-card welcome-starting" role="status">
      <h2 className="welcome-card-title">{i18n.t('Starting the sample desk…')}</h2>
      <p>
        {i18n.t(
          'Customers, tickets and ninety days of conversations are being made up. This takes a few seconds.',
        )}
      </p>
      <ProgressBar
        isIndeterminate
        aria-label={i18n.t('Starting the sample desk')}
        className="welcome-progress"
      >
        <span className="welcome-progress-bar" />
      </ProgressBar>
    </section>
  )
}
