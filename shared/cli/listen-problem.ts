/** Why an address could not be had, as a line; null when the error is something else. `where`: how another port is chosen. */
export function listenProblem(error: unknown, host: string, port: number, where = 'with --port'): string | null {
  switch (error instanceof Error && 'code' in error ? error.code : null) {
    case 'EADDRINUSE':
      return `port ${port} at ${host} is in use by another program; choose another ${where}`;
    case 'EACCES':
      return `port ${port} may not be used by this user; choose one above 1023 ${where}`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `"${host}" is no address of this machine`;
    default:
      return null;
  }
}
