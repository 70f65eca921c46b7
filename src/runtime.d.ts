// preact's types include the browser's SubtleCrypto, which hides what the Workers runtime adds.
interface SubtleCrypto {
  timingSafeEqual(one: ArrayBuffer | ArrayBufferView, other: ArrayBuffer | ArrayBufferView): boolean;
}
