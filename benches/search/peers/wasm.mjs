// A module with C entry points: bytes go where `room` says, numbers are read where `found` says.
const encoder = new TextEncoder();
const decoder = new TextDecoder();

export async function instantiate(bytes) {
  const { instance } = await WebAssembly.instantiate(bytes);
  const { memory, room, found, text, ...entries } = instance.exports;
  const view = (length) => {
    // First: making room may grow the memory, which is then another buffer.
    const at = room(length);
    return new Uint8Array(memory.buffer, at, length);
  };
  return {
    ...entries,
    memory,
    write: (from) => view(from.byteLength).set(new Uint8Array(from)),
    writeText: (text) => {
      const encoded = encoder.encode(text);
      view(encoded.length).set(encoded);
    },
    /** Good until the next call into the module. */
    numbers: (length) => new Uint32Array(memory.buffer, found(), length),
    text: (length) => decoder.decode(new Uint8Array(memory.buffer, text(), length)),
  };
}
