package io.bursar.connectors.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * A file's bytes, unpacked and without byte order mark, in a charset in which line ends, quotes and
 * delimiters are single bytes that mean nothing else.
 *
 * @param bytes the bytes
 * @param charset the charset they are in
 */
record PlainBytes(InputStream bytes, Charset charset) {

  /**
   * Looks at the first bytes and unpacks.
   *
   * @param raw the file
   * @param declared the charset, unless a byte order mark says another
   */
  static PlainBytes of(InputStream raw, Charset declared) throws IOException {
    PeekingInput peeking = new PeekingInput(raw);
    if (peeking.startsWith(0x1f, 0x8b)) {
      peeking = new PeekingInput(new GZIPInputStream(peeking, 1 << 16));
    }
    if (peeking.startsWith(0xef, 0xbb, 0xbf)) {
      peeking.skipNBytes(3);
      return new PlainBytes(peeking, StandardCharsets.UTF_8);
    }
    Charset charset = declared;
    if (peeking.startsWith(0xff, 0xfe)) {
      peeking.skipNBytes(2);
      charset = StandardCharsets.UTF_16LE;
    } else if (peeking.startsWith(0xfe, 0xff)) {
      peeking.skipNBytes(2);
      charset = StandardCharsets.UTF_16BE;
    } else if (charset.equals(StandardCharsets.UTF_16)) {
      charset = StandardCharsets.UTF_16BE;
    }
    return extendsAscii(charset)
        ? new PlainBytes(peeking, charset)
        : new PlainBytes(new TranscodedInput(peeking, charset), StandardCharsets.UTF_8);
  }

  private static boolean extendsAscii(Charset charset) {
    return Set.of(StandardCharsets.UTF_8, StandardCharsets.US_ASCII).contains(charset)
        || charset.name().startsWith("ISO-8859-")
        || charset.name().startsWith("windows-125")
        || charset.name().startsWith("KOI8-");
  }
}
