package io.bursar.connectors.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Text of any charset as UTF-8 bytes; strict: what cannot be decoded ends the file with a reason.
 */
final class TranscodedInput extends InputStream {
  private final Reader reader;
  private final CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
  private final CharBuffer chars = CharBuffer.allocate(1 << 14).flip();
  private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).flip();

  TranscodedInput(InputStream in, Charset charset) {
    this.reader =
        new InputStreamReader(
            in,
            charset
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT));
  }

  private boolean fill() throws IOException {
    while (!bytes.hasRemaining()) {
      chars.compact();
      boolean end = reader.read(chars) < 0;
      chars.flip();
      if (end && !chars.hasRemaining()) {
        return false;
      }
      bytes.clear();
      encoder.encode(chars, bytes, end);
      bytes.flip();
      if (end && !bytes.hasRemaining()) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int read() throws IOException {
    return fill() ? bytes.get() & 0xff : -1;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int taken = Math.min(length, bytes.remaining());
    bytes.get(to, offset, taken);
    return taken;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
