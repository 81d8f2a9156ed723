/** What could not be used is put on the bus again, once it can be. */
package io.bursar.routes.replay;
