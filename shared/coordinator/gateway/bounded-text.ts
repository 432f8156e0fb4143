/** The body as text; null where it is longer than that, in bytes, and then nothing more of it is read. Rejects where it breaks off. */
export async function readBoundedText({ body }: Pick<Request | Response, 'body'>, longestBytes: number): Promise<string | null> {
  if (body === null) return '';
  const decoder = new TextDecoder();
  let bytes = 0;
  let text = '';
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > longestBytes) return null; // leaving the loop cancels the stream
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
