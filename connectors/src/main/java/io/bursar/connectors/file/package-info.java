/**
 * What the file formats share: unpacking, finding rows in bytes, counting equal rows. A format
 * gives meaning to a header and its rows; everything that can go wrong before that is dealt with
 * here.
 */
package io.bursar.connectors.file;
