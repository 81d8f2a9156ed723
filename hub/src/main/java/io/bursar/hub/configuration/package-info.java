/** From a folder of files to one accepted configuration, or to everything that is wrong in it. */
package io.bursar.hub.configuration;
