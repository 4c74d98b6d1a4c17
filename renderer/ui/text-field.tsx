import type { Ref } from 'react'
import {
  Input,
  TextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components'
import { FieldHelp, FieldLabel } from './field-parts.tsx'

export interface TextFieldProps extends Omit<
  AriaTextFieldProps,
  'className' | 'style' | 'children' | 'isInvalid'
> {
  label: string
  isLabelHidden?: boolean
  description?: string | undefined
  /** Shown below, and marks the field as invalid. */
  errorMessage?: string | undefined
  placeholder?: string
  /** A text of several lines. */
  multiline?: boolean
  rows?: number
  inputRef?: Ref<HTMLInputElement>
  textAreaRef?: Ref<HTMLTextAreaElement>
}

/** Text of one line, or of several. `onChange` receives the text. */
export function TextField({
  label,
  isLabelHidden = false,
  description,
  errorMessage,
  placeholder,
  multiline = false,
  rows = 4,
  inputRef,
  textAreaRef,
  ...rest
}: TextFieldProps) {
  const hint = placeholder === undefined ? {} : { placeholder }
  return (
    <AriaTextField
      validationBehavior="aria"
      {...rest}
      isInvalid={errorMessage !== undefined}
      className="field"
    >
      <FieldLabel isHidden={isLabelHidden}>{label}</FieldLabel>
      {multiline ? (
        <TextArea
          className="field-input"
          rows={rows}
          {...hint}
          {...(textAreaRef ? { ref: textAreaRef } : {})}
        />
      ) : (
        <Input className="field-input" {...hint} {...(inputRef ? { ref: inputRef } : {})} />
      )}
      <FieldHelp description={description} errorMessage={errorMessage} />
    </AriaTextField>
  )
}
