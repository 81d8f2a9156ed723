/**
 * What people and the API look things up in. Views are made of what the bus says and of nothing
 * else: dropped, they are made again. Each keeps, of everything it is told about a thing, what has
 * the highest offset, so being told twice or late changes nothing.
 */
package io.bursar.routes.views;
