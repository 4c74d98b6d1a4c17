import { useState } from 'react'
import { KeyRound, PlugZap } from 'lucide-react'
import type { Person } from '../../../shared/ipc/views.ts'
import { i18n } from '../../texts/i18n.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { ReplaceTokenDialog } from './replace-token-dialog.tsx'
import { SettingsSection } from './settings-section.tsx'
import { useSettings } from './settings-store.ts'
import { TestResult } from './test-result.tsx'

/** Which desk, as whom, and whether it answers. The token itself is never shown. */
export function DeskSection({ person }: { person: Person }) {
  const { test, testAsked } = useSettings()
  const [isReplacing, setReplacing] = useState(false)
  return (
    <SettingsSection
      title={i18n.t('Desk')}
      words={i18n.t('The service this console exchanges tickets with.')}
    >
      <dl className="settings-facts">
        <dt>{i18n.t('Service')}</dt>
        <dd>
          <bdi className="settings-code">{person.serviceUrl}</bdi>
          {person.sample && <Badge tone="accent">{i18n.t('Sample')}</Badge>}
        </dd>
        <dt>{i18n.t('Signed in as')}</dt>
        <dd>
          <bdi>{person.name}</bdi>
          <Badge>{person.role === 'admin' ? i18n.t('Administrator') : i18n.t('Agent')}</Badge>
        </dd>
        <dt>{i18n.t('E-mail')}</dt>
        <dd>
          <bdi>{person.email}</bdi>
        </dd>
      </dl>
      <div className="settings-buttons">
        <Button icon={PlugZap} onPress={() => void testAsked()} isDisabled={test.kind === 'testing'}>
          {test.kind === 'testing' ? i18n.t('Testing…') : i18n.t('Test connection')}
        </Button>
        {!person.sample && (
          <Button icon={KeyRound} onPress={() => setReplacing(true)}>
            {i18n.t('Replace token…')}
          </Button>
        )}
      </div>
      <TestResult test={test} />
      <ReplaceTokenDialog
        isOpen={isReplacing}
        serviceUrl={person.serviceUrl}
        onClose={() => setReplacing(false)}
      />
    </SettingsSection>
  )
}
