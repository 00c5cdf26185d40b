import {
  cloneElement,
  createContext,
  useContext,
  useEffect,
  useId,
  useMemo,
  useRef,
  type FormEvent,
  type ReactElement,
  type ReactNode,
} from 'react';
import { faultsOf, refusalsOf, type FormFaults } from './form-faults';
import { Failure, Refusal } from '../states';

const NONE: FormFaults = { ofField: new Map(), ofForm: [] };
const Faults = createContext<FormFaults>(NONE);

/**
 * A form that shows the hub's errors: each at its field, the others below the form. It focuses the
 * first field with an error. `fields` are the hub's names of the fields.
 */
export function Form({
  failure,
  fields,
  className,
  onSubmit,
  children,
  actions,
}: {
  /** The failure of the last submission; null if there is none. */
  readonly failure: unknown;
  readonly fields: ReadonlyArray<string>;
  readonly className?: string;
  readonly onSubmit: (form: FormData) => void;
  readonly children: ReactNode;
  /** Buttons below the form. */
  readonly actions: ReactNode;
}) {
  const form = useRef<HTMLFormElement>(null);
  const named = fields.join(' ');
  const faults = useMemo(() => faultsOf(refusalsOf(failure), named.split(' ')), [failure, named]);
  useEffect(() => {
    if (failure) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [failure]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSubmit(new FormData(event.currentTarget));
  };
  const isWhole = Boolean(failure) && (faults.ofForm.length > 0 || faults.ofField.size === 0);
  return (
    <form ref={form} className={className} onSubmit={submit}>
      <Faults value={faults}>{children}</Faults>
      {isWhole ? <Failure error={failure} errors={faults.ofForm} /> : null}
      {actions}
    </form>
  );
}

/** Props that a field passes to its input. */
interface InputProps {
  readonly name?: string;
  readonly 'aria-invalid'?: boolean;
  readonly 'aria-describedby'?: string;
}

/** An input with its label and its errors. */
export function Field({
  name,
  label,
  children,
}: {
  /** The hub's name of the field. */
  readonly name: string;
  readonly label: ReactNode;
  readonly children: ReactElement<InputProps>;
}) {
  const id = useId();
  const isRefused = useContext(Faults).ofField.has(name);
  const refused = isRefused ? { 'aria-invalid': true, 'aria-describedby': id } : {};
  return (
    <div className="with-fault">
      <label>
        {label}
        {cloneElement(children, { name, ...refused })}
      </label>
      <FieldFaults name={name} id={id} />
    </div>
  );
}

/** The errors of a field that is more than one input. */
export function FieldFaults({ name, id }: { readonly name: string; readonly id?: string }) {
  const errors = useContext(Faults).ofField.get(name);
  if (!errors) return null;
  return (
    <div className="fault" id={id} role="alert">
      {errors.map((error, at) => (
        <p key={at}>
          <Refusal error={error} />
        </p>
      ))}
    </div>
  );
}
