/**
 * Decompresses gzip with the web-standard stream, which Node and browsers share. Bytes that are not gzip come back as they are, so a
 * host may decompress with something faster. Rejects with the stream's own error when the data is damaged.
 */
export async function gunzip(compressed: Uint8Array): Promise<Uint8Array> {
  if (compressed[0] !== 0x1f || compressed[1] !== 0x8b) return compressed;
  const stream = new DecompressionStream('gzip');
  const writer = stream.writable.getWriter();
  const reading = collect(stream.readable.getReader());
  // Damaged data rejects the reading side with the reason; the writing side only repeats it.
  writer.write(compressed as Uint8Array<ArrayBuffer>).catch(() => {});
  writer.close().catch(() => {});
  return reading;
}

async function collect(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    length += value.length;
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
