import { FieldError, Label, Text } from 'react-aria-components'
import './field.css'

interface FieldPartsProps {
  description?: string | undefined
  errorMessage?: string | undefined
}

/** What stands above every field. A hidden label is still read out. */
export function FieldLabel({ children, isHidden = false }: { children: string; isHidden?: boolean }) {
  return <Label className={isHidden ? 'visually-hidden' : 'field-label'}>{children}</Label>
}

/** What stands below every field: how to fill it, or what is wrong with it. */
export function FieldHelp({ description, errorMessage }: FieldPartsProps) {
  return (
    <>
      {description !== undefined && errorMessage === undefined && (
        <Text slot="description" className="field-description">
          {description}
        </Text>
      )}
      <FieldError className="field-error">{errorMessage}</FieldError>
    </>
  )
}
