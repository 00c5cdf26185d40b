/** A selection of one option, or any. */
export function Choice<Name extends string>({
  label,
  any,
  value,
  options,
  onChoose,
}: {
  readonly label: string;
  readonly any: string;
  readonly value: Name | '' | undefined;
  readonly options: ReadonlyArray<readonly [Name, string]>;
  /** Receives the chosen value; undefined means any. */
  readonly onChoose: (value: Name | undefined) => void;
}) {
  return (
    <label>
      {label}
      <select
        value={value ?? ''}
        onChange={({ target }) => onChoose(options.find(([name]) => name === target.value)?.[0])}
      >
        <option value="">{any}</option>
        {options.map(([name, words]) => (
          <option key={name} value={name}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
