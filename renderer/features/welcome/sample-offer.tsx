import { FlaskConical } from 'lucide-react'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { useWelcome } from './welcome-store.ts'

/** The other door: a desk to look around in. */
export function SampleOffer() {
  const { busy, sampleAsked } = useWelcome()
  return (
    <section className="welcome-card welcome-sample" aria-labelledby="sample-title">
      <div>
        <h2 id="sample-title" className="welcome-card-title">
          {i18n.t('Try the sample')}
        </h2>
        <p>
          {i18n.t('A desk with invented customers on this machine. It needs no network and wakes nobody.')}
        </p>
      </div>
      <Button icon={FlaskConical} onPress={() => void sampleAsked()} isDisabled={busy !== null}>
        {i18n.t('Start the sample')}
      </Button>
    </section>
  )
}
