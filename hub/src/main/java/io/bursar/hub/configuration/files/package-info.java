/** The files of a configuration folder: for each its declared keys, and how they become records. */
package io.bursar.hub.configuration.files;
