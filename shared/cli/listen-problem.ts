/** Why an address could not be had, as a line; null when the error is something else. */
export function listenProblem(error: unknown, host: string, port: number): string | null {
  switch (error instanceof Error && 'code' in error ? error.code : null) {
    case 'EADDRINUSE':
      return `port ${port} at ${host} is in use by another program; choose another with --port`;
    case 'EACCES':
      return `port ${port} may not be used by this user; choose one above 1023 with --port`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `"${host}" is no address of this machine`;
    default:
      return null;
  }
}
