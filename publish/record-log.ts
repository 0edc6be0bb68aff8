import { createHash, randomUUID } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';

/**
 * Values by their keys, in the files of a folder. Each writer appends to a file of its own, since making a
 * file for each of ten thousand values takes longer than to make the values. A value that is not whole, or
 * of another key, is not there.
 */
export type RecordLog = {
  /** @returns the value, or undefined where there is none */
  read(key: string): unknown;
  /** @param value what `v8.serialize` takes */
  write(key: string, value: unknown): void;
  /** Deletes all values but those of these keys. */
  keepOnly(keys: ReadonlySet<string>): void;
};

/** Where a record is: its head, then its key and its value. */
type Position = { file: number; start: number; end: number };

// The head of a record: a sum of all that follows it, and the lengths of the key and the value.
const SUM_BYTES = 32;
const KEY_LENGTH_AT = SUM_BYTES;
const VALUE_LENGTH_AT = KEY_LENGTH_AT + 4;
const HEAD_BYTES = VALUE_LENGTH_AT + 4;

/** Opens the log in a folder. Others may write to it at the same time: what they add later is not seen. */
export function recordLog(dir: string): RecordLog {
  mkdirSync(dir, { recursive: true });
  const positions = new Map<string, Position>();
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    if (entry.isFile()) indexFile(path.join(dir, entry.name));
  }
  let own: { file: number; size: number } | undefined;

  function indexFile(name: string): void {
    const file = openSync(name, 'r');
    const { size } = fstatSync(file);
    const head = Buffer.alloc(HEAD_BYTES);
    for (let start = 0; start + HEAD_BYTES <= size; ) {
      readSync(file, head, 0, HEAD_BYTES, start);
      const keyLength = head.readUInt32LE(KEY_LENGTH_AT);
      const keyEnd = start + HEAD_BYTES + keyLength;
      const end = keyEnd + head.readUInt32LE(VALUE_LENGTH_AT);
      // The last one may be cut off.
      if (end > size) break;
      const key = Buffer.alloc(keyLength);
      readSync(file, key, 0, keyLength, start + HEAD_BYTES);
      positions.set(key.toString(), { file, start, end });
      start = end;
    }
  }

  /** @returns the bytes of a whole record, or undefined */
  function bytesOf(key: string): Buffer | undefined {
    const position = positions.get(key);
    if (!position) return undefined;
    const { file, start, end } = position;
    const bytes = Buffer.alloc(end - start);
    readSync(file, bytes, 0, bytes.length, start);
    return sumOf(bytes.subarray(SUM_BYTES)).equals(bytes.subarray(0, SUM_BYTES))
      ? bytes
      : undefined;
  }

  return {
    read(key) {
      const bytes = bytesOf(key);
      if (!bytes) return undefined;
      try {
        return deserialize(bytes.subarray(HEAD_BYTES + bytes.readUInt32LE(KEY_LENGTH_AT)));
      } catch {
        // Of another version of Node.
        return undefined;
      }
    },
    write(key, value) {
      const bytes = recordOf(key, serialize(value));
      own ??= { file: openSync(path.join(dir, randomUUID()), 'ax+'), size: 0 };
      writeSync(own.file, bytes);
      positions.set(key, { file: own.file, start: own.size, end: own.size + bytes.length });
      own.size += bytes.length;
    },
    keepOnly(keys) {
      const others = readdirSync(dir);
      if (others.length <= 1 && [...positions.keys()].every((key) => keys.has(key))) return;
      const name = path.join(dir, randomUUID());
      // Until the others are deleted, both are read: they say the same.
      const temporary = `${name}-unfinished`;
      const file = openSync(temporary, 'wx');
      for (const key of keys) {
        const bytes = bytesOf(key);
        if (bytes) writeSync(file, bytes);
      }
      closeSync(file);
      renameSync(temporary, name);
      for (const other of others) rmSync(path.join(dir, other), { recursive: true });
      positions.clear();
      indexFile(name);
    },
  };
}

function recordOf(key: string, value: Buffer): Buffer {
  const keyBytes = Buffer.from(key);
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeUInt32LE(keyBytes.length, KEY_LENGTH_AT);
  head.writeUInt32LE(value.length, VALUE_LENGTH_AT);
  const bytes = Buffer.concat([head, keyBytes, value]);
  sumOf(bytes.subarray(SUM_BYTES)).copy(bytes);
  return bytes;
}

function sumOf(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
