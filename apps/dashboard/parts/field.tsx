import { useId, type ComponentProps, type ReactNode, type SyntheticEvent } from 'react';

/** A choice of a list: its value, and what people call it. */
export type Option = readonly [value: string | number, label: string];

/** What ties an input to its label and hint. */
interface Tied {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
}

interface Labelled {
  readonly label: string;
  readonly hint?: string | undefined;
}

/** A form's handler: does this in place of what a browser does with a form. */
export const submitting =
  (act: () => unknown) =>
  (event: SyntheticEvent): void => {
    event.preventDefault();
    act();
  };

interface Props {
  readonly of: readonly Option[];
  readonly any?: string | undefined;
}

/** The options of a list; `any` is the text of the one that stands for none of them. */
export const Options = ({ of, any }: Props): ReactNode => (
  <>
    {any !== undefined && <option value="">{any}</option>}
    {of.map(([value, label], i) => (
      // By its place: of a file's columns two may have one name.
      <option key={i} value={value}>
        {label}
      </option>
    ))}
  </>
);

/** A label, its hint, and below them what is filled in: made by `children`, of what ties it to both. */
export function Field({
  label,
  hint,
  children,
}: Labelled & { readonly children: (tied: Tied) => ReactNode }): ReactNode {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint !== undefined && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children({ id, 'aria-describedby': hint === undefined ? undefined : `${id}-hint` })}
    </div>
  );
}

/** One line to type. */
export const TextField = ({
  label,
  hint,
  set,
  ...own
}: Labelled & { readonly set: (typed: string) => void } & ComponentProps<'input'>): ReactNode => (
  <Field label={label} hint={hint}>
    {(tied) => <input {...tied} {...own} onChange={({ target }) => set(target.value)} />}
  </Field>
);

/** One of a list to choose from; `any` as of Options. */
export const SelectField = ({
  label,
  of,
  any,
  pick,
  ...own
}: Pick<Labelled, 'label'> &
  ComponentProps<typeof Options> & {
    readonly value: string | number;
    readonly required?: boolean;
    readonly pick: (value: string) => void;
  }): ReactNode => (
  <Field label={label}>
    {(tied) => (
      <select {...tied} {...own} onChange={({ target }) => pick(target.value)}>
        <Options of={of} any={any} />
      </select>
    )}
  </Field>
);
