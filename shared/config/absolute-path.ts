/** By the rules of either family of systems, for this room knows no file system. */
export function absolutePath(path: string, baseDir: string): string {
  const isAbsolute = /^([/\\]|[A-Za-z]:[/\\])/.test(path);
  return isAbsolute ? path : `${baseDir.replace(/[/\\]+$/, '')}/${path.replace(/^(\.[/\\])+/, '')}`;
}
