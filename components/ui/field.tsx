import { useId, type ComponentProps, type ReactNode } from 'react';

type FieldProps = {
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong and what to do; the field is then marked invalid. */
  error?: ReactNode;
  /** Appended to the label, for instance “(optional)”. */
  note?: ReactNode;
};

const box =
  'w-full rounded-md border border-line-strong bg-surface px-3 py-2 text-base text-ink placeholder:text-muted aria-invalid:border-2 aria-invalid:border-negative disabled:bg-sunken disabled:text-muted';

function Frame({
  id,
  label,
  hint,
  error,
  note,
  children,
}: FieldProps & { id: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-[0.9375rem] font-medium">
        {label} {note !== undefined && <span className="font-normal text-muted">{note}</span>}
      </label>
      <HintAndError {...{ id, hint, error }} />
      {children}
    </div>
  );
}

/** What helps to answer, and what was wrong with the answer. */
function HintAndError({ id, hint, error }: Pick<FieldProps, 'hint' | 'error'> & { id: string }) {
  return (
    <>
      {hint !== undefined && (
        <p id={`${id}-hint`} className="text-sm text-muted">
          {hint}
        </p>
      )}
      {error !== undefined && error !== null && (
        <p id={`${id}-error`} role="alert" className="text-sm font-medium text-negative">
          {error}
        </p>
      )}
    </>
  );
}

function described(id: string, hint: ReactNode, error: ReactNode) {
  const wrong = error !== undefined && error !== null;
  const ids = [hint !== undefined && `${id}-hint`, wrong && `${id}-error`].filter(Boolean);
  return { 'aria-describedby': ids.join(' ') || undefined, 'aria-invalid': wrong || undefined };
}

/** One line of text with its label, a hint before it, and its error between the two. */
export function TextField({
  label,
  hint,
  error,
  note,
  className = '',
  ...rest
}: FieldProps & ComponentProps<'input'>) {
  const made = useId();
  const id = rest.id ?? made;
  return (
    <Frame {...{ id, label, hint, error, note }}>
      <input
        type="text"
        {...rest}
        id={id}
        className={`min-h-11 ${box} ${className}`}
        {...described(id, hint, error)}
      />
    </Frame>
  );
}

/** Several lines of text. */
export function TextArea({
  label,
  hint,
  error,
  note,
  className = '',
  ...rest
}: FieldProps & ComponentProps<'textarea'>) {
  const made = useId();
  const id = rest.id ?? made;
  return (
    <Frame {...{ id, label, hint, error, note }}>
      <textarea
        rows={4}
        {...rest}
        id={id}
        className={`${box} ${className}`}
        {...described(id, hint, error)}
      />
    </Frame>
  );
}

/** One of a few; the browser's own list, which every phone and screen reader knows. */
export function SelectField({
  label,
  hint,
  error,
  note,
  className = '',
  children,
  ...rest
}: FieldProps & ComponentProps<'select'>) {
  const made = useId();
  const id = rest.id ?? made;
  return (
    <Frame {...{ id, label, hint, error, note }}>
      <select
        {...rest}
        id={id}
        className={`min-h-11 ${box} ${className}`}
        {...described(id, hint, error)}
      >
        {children}
      </select>
    </Frame>
  );
}

/** A question with its answers: radio buttons or checkboxes, as a group with a legend. */
export function FieldGroup({
  legend,
  hint,
  error,
  children,
}: {
  legend: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <fieldset {...described(id, hint, error)} className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1 text-[0.9375rem] font-medium">{legend}</legend>
      <HintAndError {...{ id, hint, error }} />
      {children}
    </fieldset>
  );
}

/** One answer of a FieldGroup; the whole line can be pressed. */
export function Choice({
  label,
  hint,
  type = 'radio',
  ...rest
}: { label: ReactNode; hint?: ReactNode; type?: 'radio' | 'checkbox' } & Omit<
  ComponentProps<'input'>,
  'type'
>) {
  return (
    <label className="flex min-h-11 items-start gap-3 rounded-md border border-line bg-surface px-3 py-2.5 hover:border-line-strong has-checked:border-accent has-checked:bg-accent-soft">
      <input type={type} {...rest} className="mt-0.5 size-5 shrink-0 accent-accent" />
      <span className="flex flex-col">
        <span>{label}</span>
        {hint !== undefined && <span className="text-sm text-muted">{hint}</span>}
      </span>
    </label>
  );
}
