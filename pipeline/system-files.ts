import { basename } from 'node:path/posix';

const SYSTEM_FILE = /^(\.DS_Store|\._.*|\.#.*|(eh)?thumbs\.db|desktop\.ini|icon\r|~\$.*)$/i;
const BACKUP = /(~|\.(bak|orig|swp|swo|tmp))$|^#.*#$/i;

/** Whether a file is one that a system or an editor leaves behind: `Thumbs.db`, `a.md~`, `a.md.orig`. */
export function isSystemFile(name: string): boolean {
  const base = basename(name);
  return SYSTEM_FILE.test(base) || BACKUP.test(base);
}
