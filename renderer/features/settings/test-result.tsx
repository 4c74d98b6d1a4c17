import { Trans } from '@lingui/react'
import { CircleCheck } from 'lucide-react'
import { assertNever } from '../../../shared/rules/assert-never.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { useSettings, type TestState } from './settings-store.ts'

/** What a test of the connection found, in words. */
export function TestResult({ test }: { test: TestState }) {
  const testAsked = useSettings((store) => store.testAsked)
  switch (test.kind) {
    case 'untested':
    case 'testing':
      return null
    case 'failed':
      return <ErrorNote failure={test.failure} onRetry={() => void testAsked()} />
    case 'reached': {
      const { me, latency } = test
      return (
        <p className="settings-reached" role="status">
          <CircleCheck size={16} aria-hidden />
          <span>
            <Trans
              id="The desk answered in {latency} ms. It takes you for {name} on the device {device}, and runs version {version}."
              values={{
                latency,
                name: <bdi>{me.name}</bdi>,
                device: <bdi>{me.device.name}</bdi>,
                version: <bdi>{me.serviceVersion}</bdi>,
              }}
            />
          </span>
        </p>
      )
    }
    default:
      return assertNever(test)
  }
}
