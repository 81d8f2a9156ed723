/** {@code bursar demo}: a company that is made up, played through a hub that is not. */
package io.bursar.hub.demo;
