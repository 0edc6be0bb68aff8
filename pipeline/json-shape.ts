// Checks of values whose type is not known, such as parsed JSON.

/** Whether a value has a type. */
export type Guard<Value> = (value: unknown) => value is Value;

export function isString(value: unknown): value is string {
  return typeof value === 'string';
}

export function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}

export function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean';
}

/** Whether a value is an object with properties, and not an array. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value is an object whose properties all have one type. */
export function isRecordOf<Value>(
  value: unknown,
  isValue: Guard<Value>,
): value is Record<string, Value> {
  return isRecord(value) && Object.values(value).every(isValue);
}

/** Whether a value is an array whose items all have one type. */
export function isListOf<Item>(value: unknown, isItem: Guard<Item>): value is Item[] {
  return Array.isArray(value) && value.every(isItem);
}

/** Makes the guard of an array whose items all have one type. */
export function listOf<Item>(isItem: Guard<Item>): Guard<Item[]> {
  return (value): value is Item[] => isListOf(value, isItem);
}

/** Makes the guard of a value that may be missing. */
export function optional<Value>(isValue: Guard<Value>): Guard<Value | undefined> {
  return (value): value is Value | undefined => value === undefined || isValue(value);
}

/** Makes the guard of an object with some properties. It may have others too. */
export function objectOf<Value>(
  guards: {
    [Key in keyof Value]: Guard<Value[Key]>;
  },
): Guard<Value> {
  return (value): value is Value =>
    isRecord(value) &&
    Object.entries<Guard<unknown>>(guards).every(([key, isValid]) => isValid(value[key]));
}
